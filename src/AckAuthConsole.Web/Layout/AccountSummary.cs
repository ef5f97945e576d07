using AckAuthConsole.Core.Cloud;

namespace AckAuthConsole.Web.Layout;

/// <summary>Which account the console shows, for the top bar.</summary>
internal sealed class AccountSummary(ICloudAccount account)
{
    /// <summary>True when the account is the emulator's.</summary>
    public bool IsEmulated => account.IsEmulated;

    /// <summary>Alias and id as far as they can be read now; empty where not.</summary>
    public async Task<(string Alias, string Id)> ReadAsync(CancellationToken cancellationToken)
    {
        var identity = await account.GetIdentityAsync(cancellationToken);
        var alias = await account.GetAliasAsync(cancellationToken);
        return (alias.Match(static a => a ?? "", static _ => ""), identity.Match(static i => i.AccountId, static _ => ""));
    }
}
