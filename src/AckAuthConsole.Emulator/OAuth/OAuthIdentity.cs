using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>Someone who can sign in.</summary>
/// <param name="Key">How forms name it: <c>account</c>, <c>user:&lt;name&gt;</c> or <c>role:&lt;role&gt;:&lt;session&gt;</c>.</param>
/// <param name="Type"><c>account</c>, <c>user</c> or <c>role</c>.</param>
/// <param name="Uid">Account, user or role id.</param>
/// <param name="Title">What the page calls it.</param>
/// <param name="LoginName">What the page shows below: a principal name, a role and session, or the account's logon name.</param>
/// <param name="Remark">Who it is in the demo.</param>
internal sealed record OAuthIdentity(string Key, string Type, string Uid, string Title, string LoginName, string Remark = "")
{
    /// <summary>True for frozen users, who are shown but cannot sign in.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The claims that the granted scopes open.</summary>
    public JsonObject Claims(IReadOnlyCollection<string> scopes)
    {
        var claims = new JsonObject { ["sub"] = Subject };
        if (scopes.Contains("aliuid"))
        {
            claims["aid"] = EmulatorState.AccountId;
            claims["uid"] = Uid;
        }

        if (scopes.Contains("profile"))
        {
            claims["type"] = Type;
            switch (Type)
            {
                case "account":
                    claims["login_name"] = LoginName;
                    break;
                case "user":
                    claims["name"] = Title;
                    claims["upn"] = LoginName;
                    break;
                default:
                    claims["name"] = LoginName;
                    break;
            }
        }

        return claims;
    }

    // Opaque, without the uid in it; of a role it also depends on the session's name, so that two people who share a role stay two.
    private string Subject
    {
        get
        {
            var person = Type == "role" ? $"{Uid}:{LoginName[(LoginName.IndexOf(':', StringComparison.Ordinal) + 1)..]}" : Uid;
            return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"ram-oauth {EmulatorState.AccountId} {Type} {person}")).AsSpan(0, 24));
        }
    }
}
