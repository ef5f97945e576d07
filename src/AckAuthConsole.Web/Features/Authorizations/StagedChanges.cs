using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>Changes that were chosen and not yet submitted, in the order in which they were chosen.</summary>
public sealed class StagedChanges
{
    private readonly List<PermissionEdit> _edits = [];

    /// <summary>What was chosen.</summary>
    public IReadOnlyList<PermissionEdit> Edits => _edits;

    /// <summary>Whether nothing was chosen.</summary>
    public bool IsEmpty => _edits.Count == 0;

    /// <summary>Stages grants. A predefined role takes the place of one staged before in the same scope, since only one fits.</summary>
    /// <returns>How many took the place of another.</returns>
    public int Grant(IEnumerable<DesiredPermission> permissions)
    {
        var replaced = 0;
        foreach (var permission in permissions)
        {
            if (_edits.Any(e => Incoming(e) == permission))
                continue;
            _edits.RemoveAll(e => e is PermissionEdit.Revoke r && r.Key == permission.Key);
            if (permission.Role is PermissionRole.Predefined)
                replaced += _edits.RemoveAll(e => Incoming(e) is { Role: PermissionRole.Predefined } other && other.Scope == permission.Scope);
            _edits.Add(new PermissionEdit.Grant(permission));
        }

        return replaced;
    }

    /// <summary>Stages the removal of something held.</summary>
    public void Revoke(PermissionKey key)
    {
        Drop(key);
        _edits.Add(new PermissionEdit.Revoke(key));
    }

    /// <summary>Stages another role for something held; the role it has drops what was staged for it.</summary>
    public void Replace(PermissionKey key, DesiredPermission permission)
    {
        Drop(key);
        if (permission.Key == key)
            return;
        if (permission.Role is PermissionRole.Predefined)
            _edits.RemoveAll(e => Incoming(e) is { Role: PermissionRole.Predefined } other && other.Scope == permission.Scope);
        _edits.Add(new PermissionEdit.Replace(key, permission));
    }

    /// <summary>Drops what was staged for something held.</summary>
    public void Drop(PermissionKey key) => _edits.RemoveAll(e => Outgoing(e) == key);

    /// <summary>Drops one staged change.</summary>
    public void Drop(PermissionEdit edit) => _edits.Remove(edit);

    /// <summary>Drops everything.</summary>
    public void Clear() => _edits.Clear();

    /// <summary>What is staged for something held; null when nothing is.</summary>
    public PermissionEdit? For(PermissionKey key) => _edits.FirstOrDefault(e => Outgoing(e) == key);

    /// <summary>Takes changes as an address gave them.</summary>
    public void Load(IEnumerable<PermissionEdit> edits)
    {
        foreach (var edit in edits)
        {
            switch (edit)
            {
                case PermissionEdit.Grant grant:
                    Grant([grant.Permission]);
                    break;
                case PermissionEdit.Revoke revoke:
                    Revoke(revoke.Key);
                    break;
                case PermissionEdit.Replace replace:
                    Replace(replace.Key, replace.Permission);
                    break;
            }
        }
    }

    private static DesiredPermission? Incoming(PermissionEdit edit) => edit switch
    {
        PermissionEdit.Grant g => g.Permission,
        PermissionEdit.Replace r => r.Permission,
        _ => null,
    };

    private static PermissionKey? Outgoing(PermissionEdit edit) => edit switch
    {
        PermissionEdit.Revoke r => r.Key,
        PermissionEdit.Replace r => r.Key,
        _ => null,
    };
}
