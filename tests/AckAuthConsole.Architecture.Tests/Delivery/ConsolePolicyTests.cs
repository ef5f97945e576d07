using System.Reflection;
using System.Text.Json.Nodes;
using AckAuthConsole.Core.Settings;

namespace AckAuthConsole.Architecture.Tests.Delivery;

/// <summary>The emulator knows nothing of the console, so its copy of the console's policy is held against the console's own here; the README's is in <see cref="ReadmeTests"/>.</summary>
public sealed class ConsolePolicyTests
{
    [Fact]
    public void EmulatedAccount_CarriesExactlyThePolicyThatTheConsoleAsksFor()
    {
        var seed = Assembly.Load("AckAuthConsole.Emulator").GetType("AckAuthConsole.Emulator.Seed.SeedPolicies", throwOnError: true)!;
        var carried = (string)seed.GetField("ConsolePolicy")!.GetRawConstantValue()!;

        JsonNode.DeepEquals(JsonNode.Parse(carried), JsonNode.Parse(ConsolePolicy.Document)).ShouldBeTrue($"The emulator carries {carried}");
    }
}
