using FsCheck;
using FsCheck.Fluent;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Generators of the domain's values: few names, so that sets overlap, and everything odd that a cloud may answer.</summary>
internal static class Generate
{
    public static Gen<PermissionScope> KnownScope { get; } = Gen.Elements("*", "c1", "c2", "c1/a", "c1/b", "c2/a").Select(Sample.In);

    public static Gen<PermissionScope> AnyScope { get; } = Gen.Frequency(
        (8, KnownScope),
        (1, from type in Odd() from id in Odd() select (PermissionScope)new PermissionScope.Unrecognized("x" + type, id)));

    public static Gen<PermissionRole> KnownRole { get; } = Gen.OneOf(
        Gen.Elements(PredefinedRoles.All.ToArray()).Select(PermissionRole.Of),
        Gen.Elements("view", "edit", "cluster-admin", "a|b", "a?b", "中").Select(n => PermissionRole.Of(ClusterRoleName.Parse(n))));

    public static Gen<PermissionRole> AnyRole { get; } = Gen.Frequency(
        (8, KnownRole),
        (1, from type in Odd() from name in Odd() select (PermissionRole)new PermissionRole.Unrecognized(type, name)));

    public static Gen<PermissionKey> AnyKey { get; } = from scope in AnyScope from role in AnyRole select new PermissionKey(scope, role);

    public static Gen<ObservedPermission> AnyObserved { get; } = from key in AnyKey from owner in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true))) select new ObservedPermission(key, owner);

    public static Gen<ObservedPermissionSet> AnySet { get; } = AnyObserved.ListOf().Select(ObservedPermissionSet.From);

    public static Gen<DesiredPermission> Desired { get; } =
        (from scope in KnownScope from role in KnownRole select DesiredPermission.Create(scope, role)).Where(r => r.IsSuccess).Select(r => r.Value);

    /// <summary>A set as a cloud that keeps its rules holds it: everything could be granted again, one predefined role per scope.</summary>
    public static Gen<ObservedPermissionSet> LawfulSet { get; } =
        from items in Desired.ListOf()
        from owned in Gen.Elements(0, 0, 1)
        select ObservedPermissionSet.From(items
            .GroupBy(i => i.Role is PermissionRole.Predefined ? i.Scope.Text : i.Key.Text).Select(g => new ObservedPermission(g.First().Key))
            .Concat(owned == 0 ? [] : [Sample.Held("c1", "admin", isOwner: true)]));

    public static Gen<IReadOnlyList<PermissionEdit>> EditsOn(ObservedPermissionSet set)
    {
        var key = set.Items.IsEmpty ? AnyKey : Gen.Frequency((4, Gen.Elements(set.Items.Select(i => i.Key).ToArray())), (1, AnyKey));
        var edit = Gen.OneOf(
            Desired.Select(d => (PermissionEdit)new PermissionEdit.Grant(d)),
            key.Select(k => (PermissionEdit)new PermissionEdit.Revoke(k)),
            from k in key
            from d in Desired.Where(d => k.Scope.Kind == ScopeKind.Unknown || d.Scope.Kind == k.Scope.Kind)
            select (PermissionEdit)(DesiredPermission.Create(k.Scope, d.Role) is { IsSuccess: true } fits ? new PermissionEdit.Replace(k, fits.Value) : new PermissionEdit.Revoke(k)));
        return edit.ListOf().Select(l => (IReadOnlyList<PermissionEdit>)[.. l.Take(6)]);
    }

    /// <summary>Lawful differences between any set and any edits on it; unlawful edits are left out.</summary>
    public static Gen<PermissionDifference> Difference(Gen<ObservedPermissionSet> sets) =>
        (from set in sets from edits in EditsOn(set) select PermissionDifference.Of(set, edits)).Where(d => d.IsSuccess).Select(d => d.Value);

    private static Gen<string> Odd() => Gen.Elements("", "x", "a?b", "a", "b?", "a|b", "line\nfeed", "%3F", "grant", "数");
}
