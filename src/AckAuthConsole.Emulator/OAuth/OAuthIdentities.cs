using AckAuthConsole.Emulator.Policies;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>Finds who can sign in: the account, RAM users, and sessions of the roles that people can take.</summary>
internal sealed class OAuthIdentities(EmulatorState state, TimeProvider clock)
{
    private const int MaxSessionName = 64;
    private const string SsoPrefix = "AliyunReservedSSO-";
    private static readonly string[] s_people = ["zhang.min", "wang.wei", "li.na"];

    /// <summary>One page of identities.</summary>
    /// <param name="search">Part of a name, without case; empty finds all.</param>
    /// <param name="most">How many of each type at most, so that a crowd of users does not hide the roles and the account.</param>
    /// <returns>The identities by type, and how many match in all.</returns>
    public IReadOnlyList<(string Type, IReadOnlyList<OAuthIdentity> Found, int Total)> Search(string search, int most)
    {
        lock (state.Gate)
        {
            return [.. All().Where(identity => Matches(identity, search)).GroupBy(identity => identity.Type).Select(type => (
                type.Key,
                (IReadOnlyList<OAuthIdentity>)[.. type.Take(most)],
                type.Count()))];
        }
    }

    /// <summary>The identity that a form names by its key; null if there is none.</summary>
    public OAuthIdentity? Find(string key)
    {
        lock (state.Gate)
        {
            var parts = key.Split(':', 3);
            return parts switch
            {
                ["account"] => Account(),
                ["user", var name] => state.FindUser(name) is { } user ? Describe(user) : null,
                ["role", var name, var session] when IsSessionName(session) => state.FindRole(name) is { } role && CanBeTaken(role) ? Describe(role, session) : null,
                _ => null,
            };
        }
    }

    /// <summary>The identity with this logon name, principal name or key; null if there is none.</summary>
    public OAuthIdentity? FindByHint(string hint) =>
        Find(hint) ?? Find($"user:{(hint.EndsWith("@" + state.DefaultDomain, StringComparison.OrdinalIgnoreCase) ? hint[..hint.IndexOf('@', StringComparison.Ordinal)] : hint)}");

    /// <summary>Whether whoever got a token still exists and may sign in.</summary>
    public bool IsAlive(string type, string uid)
    {
        lock (state.Gate)
        {
            return type switch
            {
                "account" => true,
                "user" => state.FindUserById(uid) is { Status: not "freeze" },
                _ => state.FindRoleById(uid) is not null,
            };
        }
    }

    /// <summary>Remembers when a user last signed in.</summary>
    public void SignedIn(OAuthIdentity identity)
    {
        lock (state.Gate)
        {
            if (state.FindUserById(identity.Uid) is { } user)
            {
                user.LastLoginDate = clock.GetUtcNow();
            }
        }
    }

    private IEnumerable<OAuthIdentity> All()
    {
        foreach (var user in state.Users)
        {
            yield return Describe(user);
        }

        foreach (var role in state.Roles.Where(CanBeTaken))
        {
            var sessions = role.RoleName.StartsWith(SsoPrefix, StringComparison.OrdinalIgnoreCase) ? s_people.AsEnumerable() : ["demo-session"];
            foreach (var session in sessions)
            {
                yield return Describe(role, session);
            }
        }

        yield return Account();
    }

    private OAuthIdentity Account() => new("account", "account", EmulatorState.AccountId, "Alibaba Cloud account 阿里云账号", $"{state.AccountAlias}@example.com");

    private OAuthIdentity Describe(RamUser user) =>
        new($"user:{user.UserName}", "user", user.UserId, user.DisplayName, state.PrincipalName(user), user.Comments) { IsFrozen = user.Status == "freeze" };

    private static OAuthIdentity Describe(RamRole role, string session) =>
        new($"role:{role.RoleName}:{session}", "role", role.RoleId, role.RoleName, $"{role.RoleName}:{session}", role.Description);

    // Roles of services and of pods are not for people.
    private static bool CanBeTaken(RamRole role) =>
        PolicyDocument.TryParseTrust(role.AssumeRolePolicyDocument, out var trust, out _)
        && trust.Statements.Any(statement => statement.Principals.Any(principal =>
            principal.Kind == "RAM" || (principal.Kind == "Federated" && principal.Value.Contains(":saml-provider/", StringComparison.Ordinal))));

    private static bool Matches(OAuthIdentity identity, string search) =>
        search.Length == 0
        || identity.Title.Contains(search, StringComparison.OrdinalIgnoreCase)
        || identity.LoginName.Contains(search, StringComparison.OrdinalIgnoreCase)
        || identity.Remark.Contains(search, StringComparison.OrdinalIgnoreCase)
        || identity.Uid == search;

    private static bool IsSessionName(string session) =>
        session.Length is > 1 and <= MaxSessionName && session.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '@' or '-' or '_');
}
