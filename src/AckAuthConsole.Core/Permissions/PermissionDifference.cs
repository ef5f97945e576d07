using System.Collections.Immutable;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Permissions;

/// <summary>Exactly what a change takes, gives and leaves. Applying it to <see cref="Before"/> gives <see cref="After"/>; nothing that is not in <see cref="Removed"/> goes.</summary>
public sealed class PermissionDifference
{
    private PermissionDifference(ObservedPermissionSet before, ImmutableArray<DesiredPermission> added, ImmutableArray<ObservedPermission> removed)
    {
        Before = before;
        Added = added;
        Removed = removed;
        After = Apply(before, added, removed);
    }

    /// <summary>What is held now.</summary>
    public ObservedPermissionSet Before { get; }

    /// <summary>What will be held.</summary>
    public ObservedPermissionSet After { get; }

    /// <summary>What comes.</summary>
    public ImmutableArray<DesiredPermission> Added { get; }

    /// <summary>What goes.</summary>
    public ImmutableArray<ObservedPermission> Removed { get; }

    /// <summary>What stays.</summary>
    public ImmutableArray<ObservedPermission> Kept => [.. Before.Items.Where(i => !Removed.Contains(i))];

    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty;

    /// <summary>Scopes where one predefined role takes the place of another; there the order of the calls matters.</summary>
    public IReadOnlyList<PermissionScope> ScopesWithChangedRole =>
        [.. Added.Where(a => a.Role is PermissionRole.Predefined && Removed.Any(r => r.Scope == a.Scope && r.Role is PermissionRole.Predefined)).Select(a => a.Scope)];

    /// <summary>
    /// Holds edits against what is there. Refused with <see cref="Failure.Invalid"/>: an owner's entry to be removed (<c>permission.owner</c>), one that the API
    /// cannot remove (<c>permission.not-removable</c>), two predefined roles wanted in one scope (<c>permission.two-predefined</c>), a replacement in another scope
    /// (<c>permission.replace-scope</c>). Revoking what is not held, and granting what is held, change nothing.
    /// </summary>
    public static Result<PermissionDifference> Of(ObservedPermissionSet before, IReadOnlyList<PermissionEdit> edits)
    {
        var removed = new HashSet<PermissionKey>();
        var added = new List<DesiredPermission>();
        foreach (var edit in edits)
        {
            switch (edit)
            {
                case PermissionEdit.Grant grant:
                    added.Add(grant.Permission);
                    break;
                case PermissionEdit.Revoke revoke:
                    removed.Add(revoke.Key);
                    break;
                case PermissionEdit.Replace replace when replace.Key.Scope != replace.Permission.Scope:
                    return new Failure.Invalid("permission.replace-scope", "scope", replace.Permission.Scope.Text);
                case PermissionEdit.Replace replace:
                    removed.Add(replace.Key);
                    added.Add(replace.Permission);
                    break;
            }
        }

        added = [.. added.Distinct()];
        if (added.Where(a => a.Role is PermissionRole.Predefined).GroupBy(a => a.Scope).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return new Failure.Invalid("permission.two-predefined", "role", twice.Key.Text);
        foreach (var key in removed)
        {
            var held = before.Items.Where(i => i.Key == key).ToList();
            if (held.Count > 0 && held.All(i => i.IsOwner))
                return new Failure.Invalid("permission.owner", "permission", key.Text);
            if (held.Any(i => !i.IsOwner && !i.IsRemovable))
                return new Failure.Invalid("permission.not-removable", "permission", key.Text);
        }

        // Only one predefined role fits into a scope: the one that comes pushes out the ones that are there.
        foreach (var grant in added.Where(a => a.Role is PermissionRole.Predefined))
        {
            foreach (var held in before.Items.Where(i => !i.IsOwner && i.Scope == grant.Scope && i.Role is PermissionRole.Predefined && i.Key != grant.Key))
                removed.Add(held.Key);
        }

        removed.ExceptWith(added.Select(a => a.Key));
        return new PermissionDifference(
            before,
            [.. added.Where(a => !before.Holds(a.Key)).OrderBy(a => a.Key.Text, StringComparer.Ordinal)],
            [.. before.Items.Where(i => i.IsRemovable && removed.Contains(i.Key))]);
    }

    /// <summary>The edits that undo it.</summary>
    public IReadOnlyList<PermissionEdit> Inverse()
    {
        var edits = new List<PermissionEdit>();
        edits.AddRange(Added.Select(a => new PermissionEdit.Revoke(a.Key)));
        foreach (var item in Removed)
        {
            if (DesiredPermission.Create(item.Scope, item.Role) is { IsSuccess: true } desired)
                edits.Add(new PermissionEdit.Grant(desired.Value));
        }

        return edits;
    }

    private static ObservedPermissionSet Apply(ObservedPermissionSet before, ImmutableArray<DesiredPermission> added, ImmutableArray<ObservedPermission> removed) =>
        ObservedPermissionSet.From(before.Items.Where(i => !removed.Contains(i)).Concat(added.Select(a => new ObservedPermission(a.Key))));
}
