using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AckAuthConsole.Testing;
using AckAuthConsole.Web.Hosting;
using AckAuthConsole.Web.Resources;
using AckAuthConsole.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Tests.Hosting;

public sealed class StartTests
{
    [Theory]
    [InlineData("SignIn:IdleLifetime must be from 00:01:00 to 12:00:00.", "--SignIn:IdleLifetime=00:00:01")]
    [InlineData("SignIn:ClientId must be", "--Cloud:Mode=Live", "--Cloud:AccessKeyId=id", "--Cloud:AccessKeySecret=secret")]
    [InlineData("Console:Administrators:0 must be ram-user:<id>", "--Console:Administrators:0=platform-admin")]
    [InlineData("Emulator:HttpPort must be from 0 to 65535", "--Emulator:HttpPort=70000")]
    [InlineData("SignIn:IdleLifetime", "--SignIn:IdleLifetime=soon")]
    [InlineData("'Database:BusyTimeoutSeconds' to type 'System.Int32'. Allowed is a number.", "--Database:BusyTimeoutSeconds=soon")]
    [InlineData("'Emulator:Embedded' to type 'System.Boolean'. Allowed are true and false.", "--Emulator:Embedded=perhaps")]
    [InlineData("Cloud:Mode is 'Production'; allowed is Emulated or Live.", "--Cloud:Mode=Production")]
    public async Task Start_WithAWrongSetting_EndsWithAMessageThatNamesTheKey(string expected, params string[] settings)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.FullPath, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(SharedText).Assembly.Location, "--Urls=http://127.0.0.1:0", "--Emulator:HttpPort=0", "--Emulator:HttpsPort=0", "--Database:Path=console.db", .. settings])
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(1, await output);
        error.ShouldContain(expected);
        error.ShouldNotContain("   at ");
        File.Exists(folder.File("console.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task VerifyAudit_BesideARunningConsole_NeedsNoPortOfItsOwn()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.FullPath, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(SharedText).Assembly.Location, "--verify-audit", $"--Emulator:HttpPort={((IPEndPoint)taken.LocalEndpoint).Port}", "--Database:Path=console.db"])
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(2, error);
        (await output).ShouldContain("there is no database");
    }

    [Fact]
    public void VerifyAudit_TakesTheSettingAfterItSeriously()
    {
        var builder = ConsoleApplication.CreateBuilder(["--verify-audit", "--Database:Path", "elsewhere.db"]);

        builder.Configuration["Database:Path"].ShouldBe("elsewhere.db");
    }

    [Fact]
    public void SignInCodes_InAddresses_AreNotLogged_WhateverTheLevel()
    {
        var builder = ConsoleApplication.CreateBuilder(["--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace"]);

        using var services = builder.Services.BuildServiceProvider();

        services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Information).ShouldBeFalse();
    }

    [Fact]
    public async Task Guard_TurnsAWrongSettingIntoExitCodeOne()
    {
        var code = await StartGuard.RunAsync(static () => throw new OptionsValidationException("SignIn", typeof(object), ["SignIn:ClientId must be …"]));

        code.ShouldBe(1);
    }

    [Fact]
    public async Task Guard_LetsBugsPass() =>
        await Should.ThrowAsync<InvalidOperationException>(() => StartGuard.RunAsync(static () => throw new InvalidOperationException()));

    [Fact]
    public async Task Container_IsBuiltWithValidation_AndRunsTheBackgroundWork()
    {
        await using var console = new ConsoleFactory();

        string[] ours = [nameof(RecoveryWork), nameof(InventoryWork), nameof(ExecutionWork)];
        ours.ShouldBeSubsetOf(console.Services.GetServices<IHostedService>().Select(static s => s.GetType().Name));
    }
}
