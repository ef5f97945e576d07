using AckAuthConsole.AlibabaCloud.Configuration;
using AckAuthConsole.AlibabaCloud.OpenApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.AlibabaCloud.Tests.Configuration;

public sealed class CloudOptionsTests
{
    [Fact]
    public void EmulatedMode_WithTheEmulatorsAddress_IsValid() =>
        Validate(("Cloud:Endpoints:Default", "http://127.0.0.1:5081")).ShouldBeEmpty();

    [Fact]
    public void LiveMode_NeedsNoAddress() => Validate(("Cloud:Mode", "Live")).ShouldBeEmpty();

    [Fact]
    public void EmulatedMode_WithoutAnyAddress_IsRefused_SinceItWouldCallTheRealCloud()
    {
        var failures = Validate();

        failures.ShouldContain(f => f.Contains("Cloud:Endpoints:ContainerService is missing", StringComparison.Ordinal));
        failures.ShouldContain(f => f.Contains("Cloud:Endpoints:Ram is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryFailure_IsNamedAtOnce_WithItsFullKeyAndWhatIsAllowed()
    {
        var failures = Validate(
            ("Cloud:Mode", "Live"),
            ("Cloud:Region", "Not A Region"),
            ("Cloud:AccessKeyId", "STS.abc"),
            ("Cloud:Endpoints:Ram", "http://ram.example.com"),
            ("Cloud:Endpoints:Ims", "https://ims.example.com/with/path"),
            ("Cloud:Endpoints:Sts", "https://user:secret@sts.example.com"),
            ("Cloud:Limits:Ram:MaxConcurrency", "0"),
            ("Cloud:Timeouts:Read", "00:00:00.1"),
            ("Cloud:Retry:MaxRetries", "99"));

        foreach (var expected in (string[])
        [
            "Cloud:Region 'Not A Region'", "Cloud:AccessKeySecret is missing", "Cloud:SecurityToken is missing",
            "Cloud:Endpoints:Ram 'http://ram.example.com' must use https", "Cloud:Endpoints:Ims", "Cloud:Endpoints:Sts",
            "Cloud:Limits:Ram:MaxConcurrency is 0; allowed is 1 to 256", "Cloud:Timeouts:Read is 00:00:00.1000000; allowed is 00:00:01 to 00:10:00",
            "Cloud:Retry:MaxRetries is 99; allowed is 0 to 20",
        ])
        {
            failures.ShouldContain(f => f.Contains(expected, StringComparison.Ordinal), expected);
        }

        string.Join('\n', failures).ShouldNotContain("user:secret");
    }

    [Fact]
    public void ValuesOfTheWrongForm_AreNamedAtOnce_WithWhatIsAllowed()
    {
        var failures = Validate(("Cloud:Mode", "Real"), ("Cloud:Site", "Mars"), ("Cloud:Limits:Sts:MaxRequestsPerSecond", "many"), ("Cloud:Timeouts:Write", "soon"));

        failures.ShouldBe(
            [
                "Cloud:Mode is 'Real'; allowed is Emulated or Live.",
                "Cloud:Site is 'Mars'; allowed is China or International.",
                "Cloud:Limits:Sts:MaxRequestsPerSecond is 'many'; allowed is a number.",
                "Cloud:Timeouts:Write is 'soon'; allowed is a time as hh:mm:ss, for instance 00:00:20.",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Messages_NeverRepeatASecret()
    {
        var failures = Validate(("Cloud:Mode", "Live"), ("Cloud:AccessKeySecret", "SECRET-TEXT"), ("Cloud:SecurityToken", "TOKEN-TEXT"));

        var all = string.Join('\n', failures);
        all.ShouldContain("Cloud:AccessKeyId is missing");
        all.ShouldNotContain("SECRET-TEXT");
        all.ShouldNotContain("TOKEN-TEXT");
    }

    [Fact]
    public void AllSourcesOff_WithoutAKey_IsRefused()
    {
        string[] sources = ["Environment", "Oidc", "CliProfile", "IniFile", "EcsMetadata", "CredentialsUri"];

        Validate([("Cloud:Mode", "Live"), .. sources.Select(s => ($"Cloud:Credentials:{s}", (string?)"false"))])
            .ShouldContain(f => f.Contains("Cloud:Credentials switches every source off", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Live", "http://127.0.0.1:5081", true)]
    [InlineData("Live", "http://localhost:5081", true)]
    [InlineData("Live", "http://10.0.0.8:5081", false)]
    [InlineData("Emulated", "http://emulator:5081", true)]
    [InlineData("Live", "https://cs-vpc.{region}.aliyuncs.com", true)]
    public void PlainHttp_IsAllowedForLoopbackOrTheEmulatorOnly(string mode, string address, bool valid) =>
        (Validate(("Cloud:Mode", mode), ("Cloud:Endpoints:Default", address)).Count == 0).ShouldBe(valid);

    [Theory]
    [InlineData(nameof(CloudProduct.ContainerService), "cn-beijing", false, "https://cs.cn-beijing.aliyuncs.com")]
    [InlineData(nameof(CloudProduct.ContainerService), null, false, "https://cs.cn-hangzhou.aliyuncs.com")]
    [InlineData(nameof(CloudProduct.ContainerService), "cn-beijing", true, "https://cs-vpc.cn-beijing.aliyuncs.com")]
    [InlineData(nameof(CloudProduct.Ram), "cn-beijing", true, "https://ram.aliyuncs.com")]
    [InlineData(nameof(CloudProduct.Ims), null, false, "https://ims.aliyuncs.com")]
    [InlineData(nameof(CloudProduct.Sts), null, false, "https://sts.aliyuncs.com")]
    [InlineData(nameof(CloudProduct.Sts), "cn-beijing", false, "https://sts.cn-beijing.aliyuncs.com")]
    [InlineData(nameof(CloudProduct.Sts), null, true, "https://sts-vpc.cn-hangzhou.aliyuncs.com")]
    public void VendorEndpoint_FollowsProductAndRegion(string product, string? region, bool vpc, string expected)
    {
        var endpoints = new CloudEndpoints(Options.Create(new CloudOptions { Mode = CloudMode.Live, UseVpcEndpoints = vpc }));

        endpoints.Resolve(Enum.Parse<CloudProduct>(product), region).GetLeftPart(UriPartial.Authority).ShouldBe(expected);
    }

    [Fact]
    public void Endpoint_ForTheInternationalSite_DefaultsToItsRegion()
    {
        var endpoints = new CloudEndpoints(Options.Create(new CloudOptions { Mode = CloudMode.Live, Site = CloudSite.International }));

        endpoints.Resolve(CloudProduct.ContainerService, null).Host.ShouldBe("cs.ap-southeast-1.aliyuncs.com");
    }

    [Theory]
    [InlineData("evil.example.com/")]
    [InlineData("x@evil.example.com")]
    [InlineData("cn-hangzhou.evil")]
    [InlineData("CN-HANGZHOU")]
    public void Endpoint_ForARegionThatIsNone_IsRefused_SoThatSignedRequestsStayAtTheVendor(string region)
    {
        var endpoints = new CloudEndpoints(Options.Create(new CloudOptions { Mode = CloudMode.Live }));

        Should.Throw<CloudApiException>(() => endpoints.Resolve(CloudProduct.ContainerService, region)).Error.Kind.ShouldBe(CloudErrorKind.Invalid);
    }

    [Fact]
    public void Overrides_PerProduct_WinOverTheDefault()
    {
        var options = new CloudOptions { Endpoints = { Default = "http://127.0.0.1:1", ContainerService = "http://127.0.0.1:2" } };
        var endpoints = new CloudEndpoints(Options.Create(options));

        endpoints.Resolve(CloudProduct.ContainerService, "cn-beijing").Port.ShouldBe(2);
        endpoints.Resolve(CloudProduct.Ram, null).Port.ShouldBe(1);
    }

    private static IReadOnlyList<string> Validate(params (string Key, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAlibabaCloud(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build());
        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures];
        }
    }
}
