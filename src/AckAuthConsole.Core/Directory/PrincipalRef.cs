using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.Core.Directory;

/// <summary>Points at one principal. User ids and role ids share one path in the permission API, so the kind belongs to the reference.</summary>
/// <param name="Kind">RAM user or RAM role.</param>
/// <param name="Id">The numeric id.</param>
public sealed record PrincipalRef(PrincipalKind Kind, PrincipalId Id)
{
    private const string UserPrefix = "ram-user:";
    private const string RolePrefix = "ram-role:";

    /// <summary>Reads the form that <see cref="ToString"/> writes, which configuration uses too: <c>ram-user:&lt;id&gt;</c> or <c>ram-role:&lt;id&gt;</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PrincipalRef? reference)
    {
        reference = null;
        if (text is null)
            return false;
        if (text.StartsWith(UserPrefix, StringComparison.Ordinal) && PrincipalId.TryParse(text[UserPrefix.Length..], out var user))
            reference = new PrincipalRef(PrincipalKind.RamUser, user);
        else if (text.StartsWith(RolePrefix, StringComparison.Ordinal) && PrincipalId.TryParse(text[RolePrefix.Length..], out var role))
            reference = new PrincipalRef(PrincipalKind.RamRole, role);
        return reference is not null;
    }

    /// <inheritdoc />
    public override string ToString() => (Kind == PrincipalKind.RamUser ? UserPrefix : RolePrefix) + Id.Value;
}
