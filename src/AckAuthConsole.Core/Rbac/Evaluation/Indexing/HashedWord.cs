using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>A word with its hash.</summary>
internal readonly struct HashedWord(string text)
{
    public static HashedWord All { get; } = new(RbacNames.All);

    public static HashedWord Nothing { get; } = new("");

    public string Text { get; } = text;

    public int Hash { get; } = text.GetHashCode(StringComparison.Ordinal);
}
