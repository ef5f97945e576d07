using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Core.Rbac.Subjects;

/// <summary>The user names under which ACK puts identities into clusters: <c>&lt;uid&gt;</c> or <c>&lt;uid&gt;-&lt;suffix&gt;</c>, both of digits. Each revoked kubeconfig changes the suffix.</summary>
public static class AckUserName
{
    /// <summary>Reads the id out of a user name; false for every other name.</summary>
    public static bool TryParse(string userName, [NotNullWhen(true)] out PrincipalId? id)
    {
        var dash = userName.IndexOf('-', StringComparison.Ordinal);
        id = null;
        return (dash < 0 || (dash < userName.Length - 1 && userName.AsSpan(dash + 1).IndexOfAnyExceptInRange('0', '9') < 0))
            && PrincipalId.TryParse(dash < 0 ? userName : userName[..dash], out id);
    }

    /// <summary>What the first digit of an id says; <see cref="SubjectIdentityKind.OtherUser"/> for digits that the vendor does not name.</summary>
    public static SubjectIdentityKind KindOf(PrincipalId id) => id.Value[0] switch
    {
        '1' or '5' => SubjectIdentityKind.Account,
        '2' => SubjectIdentityKind.RamUser,
        '3' => SubjectIdentityKind.RamRole,
        _ => SubjectIdentityKind.OtherUser,
    };

    /// <summary>A RAM identity as one cluster knows it: with every user name of its id that the cluster's bindings carry.</summary>
    public static RbacUser UserOf(RbacSnapshot snapshot, PrincipalId id)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        names.Add(id.Value);
        names.AddRange(snapshot.UserNames.Where(n => n != id.Value && n.StartsWith(id.Value, StringComparison.Ordinal) && TryParse(n, out var found) && found == id).Order(StringComparer.Ordinal));
        return RbacUser.OfAckIdentity(names.ToImmutable());
    }
}
