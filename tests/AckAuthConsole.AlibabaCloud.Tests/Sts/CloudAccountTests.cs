using AckAuthConsole.AlibabaCloud.Sts;
using AckAuthConsole.AlibabaCloud.Tests.Support;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.AlibabaCloud.Tests.Sts;

public sealed class CloudAccountTests
{
    [Fact]
    public async Task Identity_OfTheAccount_HasNoPrincipal()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var identity = (await harness.Get<ICloudAccount>().GetIdentityAsync(default)).Value;

        identity.Kind.ShouldBe(CloudIdentityKind.Account);
        identity.AccountId.Length.ShouldBe(16);
        identity.Principal.ShouldBeNull();
    }

    [Fact]
    public async Task Identity_OfAUser_NamesTheUser_AndIsAskedOnce()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As("ack-auth-console");
        var account = harness.Get<ICloudAccount>();

        var identity = (await account.GetIdentityAsync(default)).Value;
        harness.Faults.Next("GetCallerIdentity", "error; code=Broken; status=400");
        var again = await account.GetIdentityAsync(default);

        identity.Kind.ShouldBe(CloudIdentityKind.RamUser);
        identity.Principal.ShouldBe(EmulatedCloud.User(40));
        identity.Name.ShouldBe("ack-auth-console");
        again.Value.ShouldBe(identity);
    }

    [Fact]
    public async Task Identity_ThatCouldNotBeRead_IsAskedAgain()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var account = harness.Get<ICloudAccount>();
        harness.Faults.Next("GetCallerIdentity", "error; code=Broken; status=400");

        (await account.GetIdentityAsync(default)).IsSuccess.ShouldBeFalse();

        (await account.GetIdentityAsync(default)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void Identity_OfARoleSession_NamesTheRole()
    {
        var identity = CloudAccount.ToIdentity(new()
        {
            IdentityType = "AssumedRoleUser",
            AccountId = "1000000000000001",
            RoleId = "300000000000000001",
            PrincipalId = "300000000000000001:alice",
            Arn = "acs:ram::1000000000000001:assumed-role/ops/alice",
        });

        identity.Kind.ShouldBe(CloudIdentityKind.RoleSession);
        identity.Principal!.ToString().ShouldBe("ram-role:300000000000000001");
        identity.Name.ShouldBe("ops");
    }

    [Fact]
    public async Task Alias_IsRead_AndWhereRefusedItIsNull()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var allowed = cloud.As();
        await using var refused = cloud.As("team-a-dev-2");

        (await allowed.Get<ICloudAccount>().GetAliasAsync(default)).Value.ShouldBe("ackdemo");
        (await refused.Get<ICloudAccount>().GetAliasAsync(default)).Value.ShouldBeNull();
    }

    [Fact]
    public async Task Identity_WithoutAnyCredentials_NamesEverySourceAsked()
    {
        await using var harness = new CloudHarness(
            "http://127.0.0.1:9",
            settings: [("Cloud:AccessKeyId", null), ("Cloud:AccessKeySecret", null), ("Cloud:Credentials:EcsMetadata", "false")]);

        var failure = (await harness.Get<ICloudAccount>().GetIdentityAsync(default)).Failure.ShouldBeOfType<Failure.Forbidden>();

        failure.Reason.ShouldBe("cloud.credentials");
        foreach (var source in (string[])["environment variables: ALIBABA_CLOUD_ACCESS_KEY_ID is not set", "OIDC (RRSA)", "CLI profile", "INI file", "credentials URI"])
            failure.Cause!.Message!.ShouldContain(source);
        failure.Cause!.Message!.ShouldNotContain("ECS metadata");
    }

    [Fact]
    public async Task Endpoints_AreNamedForTheSettingsPage()
    {
        await using var harness = new CloudHarness("http://127.0.0.1:5081");

        var account = harness.Get<ICloudAccount>();

        account.IsEmulated.ShouldBeTrue();
        account.Endpoints.Select(e => e.Key).ShouldBe(["CS", "Ram", "Ims", "Sts", "OAuth"]);
        account.Endpoints.ShouldAllBe(e => e.Value == "http://127.0.0.1:5081");
    }
}
