using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Cloud;

/// <summary>Who the console is in the cloud.</summary>
public interface ICloudAccount
{
    /// <summary>The console's own identity, asked once and kept until the credential changes (STS GetCallerIdentity).</summary>
    Task<Result<CloudIdentity>> GetIdentityAsync(CancellationToken cancellationToken);

    /// <summary>The account's alias (RAM GetAccountAlias); null when there is none or it may not be read.</summary>
    Task<Result<string?>> GetAliasAsync(CancellationToken cancellationToken);

    /// <summary>Where the calls go: product code and endpoint, for the settings page.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Endpoints { get; }

    /// <summary>True when the account is the emulator's.</summary>
    bool IsEmulated { get; }
}
