using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AckAuthConsole.Emulator.Gateway;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>The account's alias, and what refusals mean.</summary>
internal static partial class AccountOperations
{
    public static void Register(RpcProduct ram)
    {
        ram.Read("GetAccountAlias", RamResources.Account, call => ApiReply.Json(new JsonObject { ["AccountAlias"] = call.State.AccountAlias }));
        ram.Write("SetAccountAlias", SetAlias, RamResources.Account);
        ram.Write("ClearAccountAlias", ClearAlias, RamResources.Account);
        ram.Read("DecodeDiagnosticMessage", RamResources.Account, Decode);
    }

    private static ApiReply SetAlias(CallContext call)
    {
        var alias = call.Required("AccountAlias");
        if (!AliasForm().IsMatch(alias)) throw RamErrors.Format("AccountAlias");
        call.State.AccountAlias = alias;
        return ApiReply.Done();
    }

    private static ApiReply ClearAlias(CallContext call)
    {
        call.State.AccountAlias = State.EmulatorState.AccountId;
        return ApiReply.Done();
    }

    private static ApiReply Decode(CallContext call)
    {
        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(call.Required("EncodedDiagnosticMessage")));
            return ApiReply.Json(new JsonObject { ["DecodedDiagnosticMessage"] = JsonNode.Parse(text) });
        }
        catch (Exception e) when (e is FormatException or System.Text.Json.JsonException)
        {
            throw RamErrors.InvalidValue("EncodedDiagnosticMessage");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{1,48}[a-z0-9])\z")]
    private static partial Regex AliasForm();
}
