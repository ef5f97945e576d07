using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace AckAuthConsole.Core.Permissions;

/// <summary>Everything that the console could see of one principal's permissions, in a stable order, each once.</summary>
public sealed class ObservedPermissionSet : IEquatable<ObservedPermissionSet>
{
    private ObservedPermissionSet(ImmutableArray<ObservedPermission> items) => Items = items;

    /// <summary>No permission.</summary>
    public static ObservedPermissionSet Empty { get; } = new([]);

    /// <summary>The permissions, ordered by scope text, then role text; all-clusters first.</summary>
    public ImmutableArray<ObservedPermission> Items { get; }

    /// <summary>A SHA-256 (lower-case hex) over the set: equal sets have equal fingerprints, whatever order they were read in.</summary>
    public string Fingerprint
    {
        get
        {
            var text = new StringBuilder();
            foreach (var item in Items)
                text.Append(item.IsOwner ? "owner " : "grant ").Append(item.Key.Text).Append('\n');
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    /// <summary>Scopes that hold more than one predefined role besides the owner's: the cloud should not, but may, hold such.</summary>
    public IReadOnlyList<PermissionScope> ScopesWithSeveralPredefinedRoles =>
        [.. Items.Where(i => !i.IsOwner && i.Role is PermissionRole.Predefined).GroupBy(i => i.Scope).Where(g => g.Count() > 1).Select(g => g.Key)];

    /// <summary>Collects permissions; duplicates melt into one, an owner's entry stays beside an equal grant.</summary>
    public static ObservedPermissionSet From(IEnumerable<ObservedPermission> permissions)
    {
        var items = permissions.Distinct()
            .OrderBy(i => i.Scope.Kind == ScopeKind.AllClusters ? 0 : 1)
            .ThenBy(i => i.Scope.Text, StringComparer.Ordinal)
            .ThenBy(i => i.Role.Text, StringComparer.Ordinal)
            .ThenBy(i => i.IsOwner ? 0 : 1)
            .ToImmutableArray();
        return items.IsEmpty ? Empty : new ObservedPermissionSet(items);
    }

    /// <summary>Whether a grant (not the owner's entry) with that key is held.</summary>
    public bool Holds(PermissionKey key) => Items.Any(i => !i.IsOwner && i.Key == key);

    /// <inheritdoc />
    public bool Equals(ObservedPermissionSet? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ObservedPermissionSet);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <inheritdoc />
    public override string ToString() => string.Join("; ", Items.Select(i => i.Key.Text + (i.IsOwner ? " (owner)" : "")));
}
