using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AckAuthConsole.Architecture.Tests.Support;
using AckAuthConsole.Core.Settings;

namespace AckAuthConsole.Architecture.Tests.Delivery;

/// <summary>The policy of the console's own identity stands in three places; here they are held against one another.</summary>
public sealed partial class ConsolePolicyTests
{
    [Fact]
    public void EmulatedAccount_CarriesExactlyThePolicyThatTheConsoleAsksFor()
    {
        // A constant of an internal class: the emulator shows it to nobody, and the console must not know it.
        var seed = Assembly.Load("AckAuthConsole.Emulator").GetType("AckAuthConsole.Emulator.Seed.SeedPolicies", throwOnError: true)!;
        var carried = (string)seed.GetField("ConsolePolicy")!.GetRawConstantValue()!;

        Same(carried, ConsolePolicy.Document).ShouldBeTrue($"The emulator carries {carried}");
    }

    [Fact]
    public void Readme_PrintsExactlyThePolicyThatTheConsoleAsksFor()
    {
        var printed = JsonBlock().Matches(SourceTree.Read("README.md")).Select(m => m.Groups[1].Value).Where(json => json.Contains("\"Statement\"", StringComparison.Ordinal)).ToList();

        printed.ShouldContain(json => Same(json, ConsolePolicy.Document), $"README.md must print, in a json block:\n{ConsolePolicy.Document}");
    }

    private static bool Same(string left, string right) => JsonNode.DeepEquals(JsonNode.Parse(left), JsonNode.Parse(right));

    [GeneratedRegex("```json\\s*\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
