namespace AckAuthConsole.Core.Tests.Support;

/// <summary>The console's own identity, as a test wants it; at first the account itself.</summary>
internal sealed class FakeCloudAccount : ICloudAccount
{
    public Result<CloudIdentity> Identity { get; set; } = new CloudIdentity(CloudIdentityKind.Account, Sample.AccountId, $"acs:ram::{Sample.AccountId}:root", null, null);

    public IReadOnlyList<KeyValuePair<string, string>> Endpoints { get; } = [KeyValuePair.Create("CS", "https://cs.example")];

    public bool IsEmulated => true;

    public Task<Result<CloudIdentity>> GetIdentityAsync(CancellationToken cancellationToken) => Task.FromResult(Identity);

    public Task<Result<string?>> GetAliasAsync(CancellationToken cancellationToken) => Task.FromResult<Result<string?>>("demo");

    public void BecomeUser(PrincipalRef own) =>
        Identity = new CloudIdentity(CloudIdentityKind.RamUser, Sample.AccountId, $"acs:ram::{Sample.AccountId}:user/console", own, "console");
}
