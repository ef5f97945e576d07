using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Signatures;

/// <summary>A known access key.</summary>
/// <param name="Secret">Its secret.</param>
/// <param name="Caller">Whose it is.</param>
/// <param name="IsActive">False: switched off.</param>
/// <param name="Session">Set for temporary keys.</param>
internal sealed record KnownKey(string Secret, Caller Caller, bool IsActive = true, StsSession? Session = null);

/// <summary>Finds access keys: the well-known ones of the account and of every RAM user, created ones and temporary ones.</summary>
internal static class KeyRing
{
    public const string AccountKeyId = "emulator-account";
    private const string Prefix = "emulator-";
    private const string SecretSuffix = "-secret";

    /// <summary>Null: no such key. The caller holds the state's lock.</summary>
    public static KnownKey? Find(EmulatorState state, string accessKeyId, DateTimeOffset now)
    {
        if (accessKeyId == AccountKeyId) return new(AccountKeyId + SecretSuffix, new AccountCaller());
        if (accessKeyId.StartsWith("STS.", StringComparison.Ordinal))
        {
            return state.Sessions.TryGetValue(accessKeyId, out var session) && state.FindRoleById(session.RoleId) is { } role
                ? new(session.AccessKeySecret, new RoleSessionCaller(role.RoleId, role.RoleName, session.SessionName, session.SessionPolicy), Session: session)
                : null;
        }
        if (state.AccessKeys.TryGetValue(accessKeyId, out var key) && state.FindUserById(key.UserId) is { } owner)
        {
            key.LastUsedDate = now;
            return new(key.AccessKeySecret, new UserCaller(owner.UserId, owner.UserName), key.IsActive && owner.Status == "active");
        }
        if (accessKeyId.StartsWith(Prefix, StringComparison.Ordinal)
            && state.FindUser(accessKeyId[Prefix.Length..]) is { } user && user.UserName == accessKeyId[Prefix.Length..])
        {
            return new(accessKeyId + SecretSuffix, new UserCaller(user.UserId, user.UserName), user.Status == "active");
        }
        return null;
    }
}
