using System.Text.Json;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Policies;

/// <summary>Allows the account everything and others nothing.</summary>
internal sealed class AccountOnlyAuthorizer : IRamAuthorizer
{
    public RamDecision Decide(Caller caller, string action, string resource, IReadOnlyDictionary<string, string> conditions) =>
        new(caller is AccountCaller);

    public bool TrustAllows(string trustPolicy, string principalType, IReadOnlyList<string> principals, IReadOnlyDictionary<string, string> conditions) =>
        principals.Any(p => trustPolicy.Contains($"\"{p}\"", StringComparison.OrdinalIgnoreCase));

    public string? FindFault(string document, bool isTrustPolicy)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document);
            return null;
        }
        catch (JsonException)
        {
            return "The policy document is not valid JSON.";
        }
    }

    public RamDecision DecideFor(EmulatorState state, string uid, string action, string resource) => new(uid == EmulatorState.AccountId);
}
