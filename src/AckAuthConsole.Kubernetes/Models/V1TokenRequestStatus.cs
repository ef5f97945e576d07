using System.Text;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A token. Printing it shows no token.</summary>
public sealed record V1TokenRequestStatus
{
    /// <summary>When it ends.</summary>
    public DateTimeOffset? ExpirationTimestamp { get; init; }

    /// <summary>The token; a secret.</summary>
    public string? Token { get; init; }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(Token)).Append(" = (secret)");
        return true;
    }
}
