using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Web.Hosting;
using AckAuthConsole.Web.Security;

namespace AckAuthConsole.Web.Tests.Hosting;

public sealed class OptionsTests
{
    [Fact]
    public void SignIn_WithEverythingWrong_NamesEveryKeyAtOnce()
    {
        var result = new SignInOptionsValidator().Validate(null, new SignInOptions
        {
            ClientId = "abc",
            IdleLifetime = TimeSpan.Zero,
            AbsoluteLifetime = TimeSpan.FromDays(3),
            BackchannelTimeout = TimeSpan.Zero,
            ClockSkew = TimeSpan.FromHours(1),
        });

        string[] keys = ["SignIn:ClientId", "SignIn:ClientSecret", "SignIn:IdleLifetime", "SignIn:AbsoluteLifetime", "SignIn:BackchannelTimeout", "SignIn:ClockSkew"];
        result.Failures!.Select(static f => f.Split(' ')[0]).ShouldBe(keys);
    }

    [Fact]
    public void SignIn_WhoseMessage_NeverRepeatsTheSecret()
    {
        var result = new SignInOptionsValidator().Validate(null, new SignInOptions { ClientId = "x", ClientSecret = "s3cret" });

        result.FailureMessage.ShouldNotBeNull().ShouldNotContain("s3cret");
    }

    [Fact]
    public void Console_WithNamesInsteadOfIds_SaysWhatIsAllowed()
    {
        var result = new ConsoleAccessOptionsValidator().Validate(null, new ConsoleAccessOptions { Administrators = ["platform-admin"], Auditors = ["ram-user:1", "ram-group:2"] });

        var failures = result.Failures!.ToList();
        failures.Count.ShouldBe(2);
        failures[0].ShouldStartWith("Console:Administrators:0 must be ram-user:<id>");
        failures[1].ShouldStartWith("Console:Auditors:1 must be");
    }

    [Fact]
    public void Proxy_WithWhatIsNoAddress_SaysWhatIsAllowed()
    {
        var result = new ProxyOptionsValidator().Validate(null, new ProxyOptions { Addresses = ["proxy.local"], Networks = ["10.0.0.0"], Hops = 0 });

        result.Failures!.Count().ShouldBe(3);
    }

    [Fact]
    public void BackgroundWork_OutOfRange_IsRefused()
    {
        new InventoryOptionsValidator().Validate(null, new InventoryOptions { Interval = TimeSpan.Zero, FullInterval = TimeSpan.Zero, Concurrency = 99 }).Failures!.Count().ShouldBe(3);
        new LiveOptionsValidator().Validate(null, new LiveOptions { ReadTimeout = TimeSpan.Zero, RetryPause = TimeSpan.FromHours(1), WatchLinger = TimeSpan.FromDays(1) }).Failures!.Count().ShouldBe(3);
        new AuthorizationOptionsValidator().Validate(null, new AuthorizationOptions { Concurrency = 0, PartTimeout = TimeSpan.Zero, SettlingTime = TimeSpan.FromDays(1) }).Failures!.Count().ShouldBe(3);
    }

    [Fact]
    public void Defaults_AreAllowed()
    {
        new SignInOptionsValidator().Validate(null, new SignInOptions { ClientId = "4000000000000000001", ClientSecret = "x" }).Succeeded.ShouldBeTrue();
        new InventoryOptionsValidator().Validate(null, new InventoryOptions()).Succeeded.ShouldBeTrue();
        new LiveOptionsValidator().Validate(null, new LiveOptions()).Succeeded.ShouldBeTrue();
        new AuthorizationOptionsValidator().Validate(null, new AuthorizationOptions()).Succeeded.ShouldBeTrue();
        new ProxyOptionsValidator().Validate(null, new ProxyOptions()).Succeeded.ShouldBeTrue();
        new ConsoleAccessOptionsValidator().Validate(null, new ConsoleAccessOptions()).Succeeded.ShouldBeTrue();
    }
}
