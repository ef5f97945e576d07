using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>Tags of users, roles and custom policies.</summary>
internal static class TagOperations
{
    public static void Register(RpcProduct ram)
    {
        ram.Write("TagResources", Tag, RamResources.Account);
        ram.Write("UntagResources", Untag, RamResources.Account);
        ram.Read("ListTagResources", RamResources.Account, List);
    }

    private static ApiReply Tag(CallContext call)
    {
        var tags = call.TagList();
        if (tags.Count == 0) throw ApiError.Missing("Tag");
        var resources = Resources(call);
        foreach (var (_, held) in resources)
        {
            if (held.Keys.Union(tags.Select(t => t.Key)).Count() > RamLimits.TagsPerResource) throw RamErrors.LimitExceeded("Tag");
        }
        foreach (var (_, held) in resources)
        {
            foreach (var (key, value) in tags) held[key] = value ?? "";
        }
        return ApiReply.Done();
    }

    private static ApiReply Untag(CallContext call)
    {
        var all = call.Flag("All");
        var keys = Names(call, "TagKeys");
        if (keys.Count == 0 && !all) throw ApiError.Missing("TagKeys");
        foreach (var (_, held) in Resources(call))
        {
            if (keys.Count == 0) held.Clear();
            foreach (var key in keys) held.Remove(key);
        }
        return ApiReply.Done();
    }

    private static ApiReply List(CallContext call)
    {
        var type = call.Required("ResourceType");
        return RamParameters.ListReply("TagResources", "TagResource", Resources(call).SelectMany(r => r.Tags.Select(t => new JsonObject
        {
            ["ResourceType"] = type,
            ["ResourceName"] = r.Name,
            ["TagKey"] = t.Key,
            ["TagValue"] = t.Value,
        })));
    }

    private static List<(string Name, Dictionary<string, string> Tags)> Resources(CallContext call)
    {
        var names = Names(call, "ResourceNames");
        if (names.Count == 0) throw ApiError.Missing("ResourceNames");
        var type = call.Required("ResourceType");
        return [.. names.Select(name => (name, type switch
        {
            "user" => call.State.FindUser(name)?.Tags ?? throw RamErrors.NotExist("User"),
            "role" => call.State.FindRole(name)?.Tags ?? throw RamErrors.NotExist("Role"),
            "policy" => call.State.FindPolicy(State.RamPolicy.Custom, name)?.Tags ?? throw RamErrors.NotExist("Policy"),
            _ => throw RamErrors.InvalidValue("ResourceType"),
        }))];
    }

    /// <summary>A list given as JSON text or flattened (<c>Name.1</c>).</summary>
    private static List<string> Names(CallContext call, string parameter)
    {
        if (call.Optional(parameter) is { } json)
        {
            try
            {
                return [.. (JsonNode.Parse(json) as JsonArray ?? throw RamErrors.InvalidValue(parameter)).Select(n => n!.GetValue<string>())];
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
            {
                throw RamErrors.InvalidValue(parameter);
            }
        }
        return [.. call.Parameters.Where(p => p.Key.StartsWith(parameter + ".", StringComparison.Ordinal)).Select(p => p.Value)];
    }
}
