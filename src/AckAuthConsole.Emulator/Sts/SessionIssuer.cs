using System.Globalization;
using System.Security.Cryptography;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Sts;

/// <summary>Makes temporary credentials.</summary>
internal static class SessionIssuer
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The caller holds the state's lock.</summary>
    public static StsSession Issue(EmulatorState state, RamRole role, string sessionName, TimeSpan duration, string? sessionPolicy, DateTimeOffset now)
    {
        // Expired ones are kept a while, so that their use is answered with "expired" and not "unknown".
        foreach (var old in state.Sessions.Values.Where(s => s.Expiration < now.AddHours(-1)).ToList()) state.Sessions.Remove(old.AccessKeyId);
        var session = new StsSession
        {
            AccessKeyId = string.Create(CultureInfo.InvariantCulture, $"STS.Emulator{state.NextNumber():D10}"),
            AccessKeySecret = RandomNumberGenerator.GetString(Alphabet, 44),
            SecurityToken = "CAIS" + RandomNumberGenerator.GetString(Alphabet, 300) + "/+==",
            RoleId = role.RoleId,
            SessionName = sessionName,
            SessionPolicy = sessionPolicy,
            // Whole seconds, as Expiration is written on the wire.
            Expiration = DateTimeOffset.FromUnixTimeSeconds((now + duration).ToUnixTimeSeconds()),
        };
        state.Sessions.Add(session.AccessKeyId, session);
        return session;
    }
}
