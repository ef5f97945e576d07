using System.Text;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>The token. Printing it shows no token.</summary>
public sealed record V1TokenReviewSpec
{
    /// <summary>For whom the token must be meant; empty for the API server.</summary>
    public IReadOnlyList<string>? Audiences { get; init; }

    /// <summary>The token; a secret.</summary>
    public string? Token { get; init; }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(Token)).Append(" = (secret)");
        return true;
    }
}
