using AckAuthConsole.Core.Access;

namespace AckAuthConsole.Core.Audit;

/// <summary>Who did it, as recorded.</summary>
/// <param name="Kind">As what the person signed in.</param>
/// <param name="Id">The numeric id, or <c>console</c>.</param>
/// <param name="Name">The name at that time.</param>
/// <param name="Subject">The opaque subject of the sign-in.</param>
/// <param name="Role">The console role at that time; null when none was decided.</param>
/// <param name="ClientAddress">The browser's address; null for the console itself.</param>
public sealed record AuditActor(ConsoleIdentityKind Kind, string Id, string Name, string Subject, ConsoleRole? Role, string? ClientAddress)
{
    /// <summary>Records an identity.</summary>
    public static AuditActor Of(ConsoleIdentity identity, ConsoleRole? role) =>
        new(identity.Kind, identity.Id, identity.Name, identity.Subject, role, identity.ClientAddress);
}
