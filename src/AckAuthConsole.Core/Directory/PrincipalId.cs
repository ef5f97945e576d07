using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.Core.Directory;

/// <summary>The numeric id of a RAM user, a RAM role or the account: 1 to 32 decimal digits, kept as text because it exceeds 2^53.</summary>
public sealed record PrincipalId
{
    /// <summary>The longest id that is accepted.</summary>
    public const int MaxLength = 32;

    private PrincipalId(string value) => Value = value;

    /// <summary>The digits.</summary>
    public string Value { get; }

    /// <summary>Accepts decimal ASCII digits only; names and ARNs are refused, because the permission API refuses them.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PrincipalId? id)
    {
        id = text is { Length: > 0 and <= MaxLength } && text.All(char.IsAsciiDigit) ? new PrincipalId(text) : null;
        return id is not null;
    }

    /// <summary>As <see cref="TryParse"/>; throws <see cref="FormatException"/>.</summary>
    public static PrincipalId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("A principal id has 1 to 32 decimal digits.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
