using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.Core.Clusters;

/// <summary>A Kubernetes namespace's name: an RFC 1123 label (1 to 63 of <c>a-z 0-9 -</c>, starting and ending with a letter or digit).</summary>
public sealed record NamespaceName
{
    /// <summary>The longest name.</summary>
    public const int MaxLength = 63;

    private NamespaceName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Whether the namespace belongs to the cluster's own components, where write access reaches far.</summary>
    public bool IsSystem => Value is "kube-system" or "kube-public" or "kube-node-lease" or "arms-prom" or "istio-system" or "ack-csi-fuse";

    /// <summary>Checks and wraps.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NamespaceName? name)
    {
        name = text is { Length: > 0 and <= MaxLength }
            && text.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && text[0] != '-' && text[^1] != '-'
            ? new NamespaceName(text)
            : null;
        return name is not null;
    }

    /// <summary>As <see cref="TryParse"/>; throws <see cref="FormatException"/>.</summary>
    public static NamespaceName Parse(string text) => TryParse(text, out var name) ? name : throw new FormatException("A namespace name is an RFC 1123 label.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
