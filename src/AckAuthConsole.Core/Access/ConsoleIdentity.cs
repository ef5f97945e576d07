using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Core.Access;

/// <summary>Who acts. Comes from the validated id_token; what the person may do is read anew by every use case.</summary>
public sealed record ConsoleIdentity
{
    /// <summary>The console acting by itself.</summary>
    public static ConsoleIdentity System { get; } = new() { Kind = ConsoleIdentityKind.Console, AccountId = "", Id = "console", Name = "AckAuthConsole", Subject = "console" };

    /// <summary>As what the person signed in.</summary>
    public required ConsoleIdentityKind Kind { get; init; }

    /// <summary>The account (<c>aid</c>).</summary>
    public required string AccountId { get; init; }

    /// <summary>The numeric id (<c>uid</c>): user id, role id or account id. Rights hang on it.</summary>
    public required string Id { get; init; }

    /// <summary>What to call the person: <c>upn</c>, <c>name</c> or login name.</summary>
    public required string Name { get; init; }

    /// <summary>The opaque subject (<c>sub</c>): tells two people apart who share a role.</summary>
    public required string Subject { get; init; }

    /// <summary>Where the person's browser is, as the server saw it; null for the console itself.</summary>
    public string? ClientAddress { get; init; }

    /// <summary>The RAM principal behind it; null for the account and the console itself.</summary>
    public PrincipalRef? Principal => Kind switch
    {
        ConsoleIdentityKind.RamUser when PrincipalId.TryParse(Id, out var id) => new PrincipalRef(PrincipalKind.RamUser, id),
        ConsoleIdentityKind.RamRole when PrincipalId.TryParse(Id, out var id) => new PrincipalRef(PrincipalKind.RamRole, id),
        _ => null,
    };
}
