using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>Whether the roles that ACK itself works with were authorized.</summary>
internal static class ServiceRoleOperations
{
    public static ApiReply CheckServiceRole(CallContext call)
    {
        using var json = call.Json();
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("roles", out var roles) || roles.ValueKind != JsonValueKind.Array)
        {
            throw CallReading.JsonDecode("roles must be an array");
        }

        return ApiReply.Json(new JsonObject { ["roles"] = new JsonArray([.. roles.EnumerateArray().Select(role => Check(call, NameOf(role)))]) });
    }

    private static string NameOf(JsonElement role) =>
        role.ValueKind == JsonValueKind.Object && role.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()!
            : throw CallReading.JsonDecode("each role must have a name");

    private static JsonObject Check(CallContext call, string name)
    {
        var granted = call.State.FindRole(name) is not null;
        return new() { ["name"] = name, ["granted"] = granted, ["message"] = granted ? "" : $"The role does not exist: {EmulatorState.RoleArn(name)}" };
    }
}
