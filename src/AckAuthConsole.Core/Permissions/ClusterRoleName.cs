using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.Core.Permissions;

/// <summary>The name of a Kubernetes ClusterRole: a path segment name (1 to 253 characters, not <c>.</c> or <c>..</c>, without <c>/</c>, <c>%</c>, blanks and control characters).</summary>
public sealed record ClusterRoleName
{
    /// <summary>The longest name that is accepted.</summary>
    public const int MaxLength = 253;

    /// <summary>The role that equals the account's power inside a cluster.</summary>
    public static ClusterRoleName ClusterAdmin { get; } = new("cluster-admin");

    private ClusterRoleName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Checks and wraps.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ClusterRoleName? name)
    {
        name = text is { Length: > 0 and <= MaxLength } and not ("." or "..")
            && !text.Any(static c => c is '/' or '%' || char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c))
            ? new ClusterRoleName(text)
            : null;
        return name is not null;
    }

    /// <summary>As <see cref="TryParse"/>; throws <see cref="FormatException"/>.</summary>
    public static ClusterRoleName Parse(string text) => TryParse(text, out var name) ? name : throw new FormatException("Not a ClusterRole name.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
