using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.Core.Clusters;

/// <summary>A cluster's id: 1 to 64 ASCII letters, digits and hyphens; the cloud's own are <c>c</c> and 32 hex digits.</summary>
public sealed record ClusterId
{
    /// <summary>The longest id that is accepted.</summary>
    public const int MaxLength = 64;

    private ClusterId(string value) => Value = value;

    /// <summary>The id.</summary>
    public string Value { get; }

    /// <summary>Checks and wraps.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ClusterId? id)
    {
        id = text is { Length: > 0 and <= MaxLength } && text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') ? new ClusterId(text) : null;
        return id is not null;
    }

    /// <summary>As <see cref="TryParse"/>; throws <see cref="FormatException"/>.</summary>
    public static ClusterId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("A cluster id has 1 to 64 letters, digits and hyphens.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
