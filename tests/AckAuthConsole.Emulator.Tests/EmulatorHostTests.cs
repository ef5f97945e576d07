using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AckAuthConsole.Emulator.Tests.Support;

namespace AckAuthConsole.Emulator.Tests;

public class EmulatorHostTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Https_WithTheEmulatorsCaTrusted_IsAccepted(string host)
    {
        var folder = Directory.CreateTempSubdirectory("emulator-ca-");
        try
        {
            var caFile = Path.Combine(folder.FullName, "ca.pem");
            await using var emulator = await EmulatorHost.StartAsync(new() { Seed = "empty", HttpsPort = 0, CaOut = caFile });
            using var ca = X509CertificateLoader.LoadCertificateFromFile(caFile);
            ca.RawData.ShouldBe(emulator.CaCertificate!.RawData);
            ca.HasPrivateKey.ShouldBeFalse();
            using var handler = new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { ca }, RevocationMode = X509RevocationMode.NoCheck },
                },
            };
            var address = new UriBuilder(emulator.HttpsAddress!) { Host = host }.Uri;
            using var client = new ApiClient(address, TimeProvider.System, handler);
            ((string)(await client.StsAsync(ApiCredentials.Account, "GetCallerIdentity")).Ok()["IdentityType"]!).ShouldBe("Account");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Start_WithStateFile_KeepsItsCa()
    {
        var folder = Directory.CreateTempSubdirectory("emulator-ca-");
        try
        {
            var options = new EmulatorOptions { Seed = "empty", HttpsPort = 0, StateFile = Path.Combine(folder.FullName, "state.json") };
            byte[] first;
            await using (var emulator = await EmulatorHost.StartAsync(options)) first = emulator.CaCertificate!.RawData;
            await using (var emulator = await EmulatorHost.StartAsync(options)) emulator.CaCertificate!.RawData.ShouldBe(first);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Start_WithWrongSeedOrLag_SaysWhatIsAllowed()
    {
        (await Should.ThrowAsync<ArgumentException>(() => EmulatorHost.StartAsync(new() { Seed = "huge" }))).Message.ShouldContain("demo");
        (await Should.ThrowAsync<ArgumentException>(() => EmulatorHost.StartAsync(new() { ReadLag = TimeSpan.FromHours(1) }))).Message.ShouldContain("ReadLag");
    }

    [Fact]
    public async Task Start_OnAPortInUse_FailsAndLeavesTheOtherAlone()
    {
        await using var first = await EmulatorHost.StartAsync(new() { Seed = "empty" });
        await Should.ThrowAsync<IOException>(() => EmulatorHost.StartAsync(new() { Seed = "empty", HttpPort = first.HttpAddress.Port }));
        using var client = new ApiClient(first.HttpAddress, TimeProvider.System);
        (await client.StsAsync(ApiCredentials.Account, "GetCallerIdentity")).Ok();
    }

    [Fact]
    public async Task Start_OnAnyAddress_NamesOneThatCanBeCalled()
    {
        await using var emulator = await EmulatorHost.StartAsync(new() { Seed = "empty", BindAddress = IPAddress.Any });
        emulator.HttpAddress.Host.ShouldBe("127.0.0.1");
        using var client = new ApiClient(emulator.HttpAddress, TimeProvider.System);
        (await client.StsAsync(ApiCredentials.Account, "GetCallerIdentity")).Ok();
    }

    [Fact]
    public void Command_AllOptions_ReachTheEmulator()
    {
        var parsed = EmulatorCommand.Create().Parse(
        [
            "--http-port", "1", "--https-port", "2", "--bind", "any", "--seed", "empty", "--state", "s.json", "--ca-out", "ca.pem", "--read-lag-ms", "1500",
            "--conflict-window-ms", "2000", "--refuse-legacy-signatures", "--enforce-rates", "--describe-clusters-v1", "--require-ram-read", "--alias", "acme", "--metadata-role", "r",
            "--oauth-public", "http://localhost:5081", "--oauth-redirect", "http://localhost:5080/a", "--oauth-redirect", "http://localhost:5080/b",
        ]);
        parsed.Errors.ShouldBeEmpty();
        var options = EmulatorCommand.ReadOptions(parsed);
        options.HttpPort.ShouldBe(1);
        options.HttpsPort.ShouldBe(2);
        options.BindAddress.ShouldBe(IPAddress.Any);
        options.StateFile.ShouldBe("s.json");
        options.ReadLag.ShouldBe(TimeSpan.FromSeconds(1.5));
        options.ConflictWindow.ShouldBe(TimeSpan.FromSeconds(2));
        options.AcceptLegacySignatures.ShouldBeFalse();
        options.EnforceRates.ShouldBeTrue();
        options.DescribeClustersV1Alive.ShouldBeTrue();
        options.RefuseGrantWithoutRamRead.ShouldBeTrue();
        options.AccountAlias.ShouldBe("acme");
        options.OAuthPublicAddress.ShouldBe(new Uri("http://localhost:5081"));
        options.OAuthRedirectUris.Count.ShouldBe(2);
        EmulatorCommand.ReadOptions(EmulatorCommand.Create().Parse(["--no-https"])).HttpsPort.ShouldBeNull();
    }

    [Theory]
    [InlineData("--http-port", "70000")]
    [InlineData("--http-port", "x")]
    [InlineData("--bind", "somewhere")]
    [InlineData("--oauth-public", "not an address")]
    [InlineData("--no-such-option", "1")]
    public void Command_WrongValue_IsNamed(string option, string value) =>
        EmulatorCommand.Create().Parse([option, value]).Errors.ShouldContain(e => e.Message.Contains(option, StringComparison.Ordinal) || e.Message.Contains(value, StringComparison.Ordinal));
}
