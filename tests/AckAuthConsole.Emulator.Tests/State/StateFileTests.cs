using AckAuthConsole.Emulator.State;
using AckAuthConsole.Emulator.Tests.Support;

namespace AckAuthConsole.Emulator.Tests.State;

public sealed class StateFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emulator-state-");

    private string FilePath => Path.Combine(_folder.FullName, "state.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task StateFile_StoppedAndStartedAgain_HoldsEverything()
    {
        string before;
        await using (var emulator = await StartAsync())
        {
            (await emulator.Client.RamAsync("CreateUser", ("UserName", "newcomer"), ("DisplayName", "新人"))).Ok();
            (await emulator.Client.RamAsync("AttachPolicyToUser", ("UserName", "newcomer"), ("PolicyType", "System"), ("PolicyName", "AliyunSTSAssumeRoleAccess"))).Ok();
            (await emulator.Client.RamAsync("CreateAccessKey", ("UserName", "newcomer"))).Ok();
            (await emulator.Client.RamAsync("DeleteAccessKey", ("UserName", "newcomer"), ("UserAccessKeyId", "none"))).Fails(404, "EntityNotExist.User.AccessKey");
            before = Describe(emulator.State);
        }
        File.Exists(FilePath + ".new").ShouldBeFalse();
        await using (var emulator = await StartAsync())
        {
            Describe(emulator.State).ShouldBe(before);
            emulator.State.FindUser("newcomer")!.DisplayName.ShouldBe("新人");
            ((string)(await emulator.Client.RamAsync("CreateUser", ("UserName", "next"))).Ok()["User"]["UserId"]!)
                .ShouldBe((long.Parse(emulator.State.FindUser("newcomer")!.UserId, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task StateFile_AChange_IsWrittenAfterTheDelayWithoutStopping()
    {
        await using var emulator = await StartAsync();
        (await emulator.Client.RamAsync("CreateUser", ("UserName", "newcomer"))).Ok();
        emulator.Clock.Advance(StateFile.Delay);
        (await File.ReadAllTextAsync(FilePath)).ShouldContain("\"newcomer\"");
    }

    [Fact]
    public async Task StateFile_Damaged_IsNamedAndKept()
    {
        await File.WriteAllTextAsync(FilePath, "{ half");
        var error = await Should.ThrowAsync<ArgumentException>(() => StartAsync());
        error.Message.ShouldContain(FilePath);
        (await File.ReadAllTextAsync(FilePath)).ShouldBe("{ half");
    }

    [Fact]
    public async Task StateFile_WhereNothingCanBeWritten_StopsTheStart() =>
        await Should.ThrowAsync<IOException>(() => TestEmulator.StartAsync(new EmulatorOptions { Seed = "empty", StateFile = Path.Combine(_folder.FullName, "missing", "state.json") }));

    [Fact]
    public async Task StateFile_StoppedWhileACallIsHeldUp_IsWrittenAllTheSame()
    {
        await using (var emulator = await StartAsync())
        {
            (await emulator.Client.RamAsync("CreateUser", ("UserName", "newcomer"))).Ok();
            await emulator.AdminAsync(HttpMethod.Post, "/faults", new System.Text.Json.Nodes.JsonObject { ["kind"] = "Delay", ["delayMs"] = 60_000 });
            var waiting = emulator.Clock.Waiting;
            var heldUp = emulator.Client.RamAsync("ListUsers");
            while (emulator.Clock.Waiting == waiting) await Task.Yield();
            await emulator.Host.DisposeAsync();
            await Should.ThrowAsync<HttpRequestException>(() => heldUp);
        }
        (await File.ReadAllTextAsync(FilePath)).ShouldContain("\"newcomer\"");
    }

    private Task<TestEmulator> StartAsync() => TestEmulator.StartAsync(new EmulatorOptions { Seed = "demo", StateFile = FilePath });

    private static string Describe(EmulatorState state)
    {
        lock (state.Gate) return System.Text.Json.JsonSerializer.Serialize(EmulatorSnapshot.Of(state), SnapshotJson.Default.EmulatorSnapshot);
    }
}
