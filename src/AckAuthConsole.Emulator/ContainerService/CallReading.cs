using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>What CS operations read from a call in the same way, with the errors of the service.</summary>
internal static class CallReading
{
    private const int MaxIdDigits = 20;

    /// <summary>The service refuses a parameter.</summary>
    public static ApiError InvalidParameter(string message) => new(400, "InvalidParameter", message);

    /// <summary>The body is not what the operation can decode.</summary>
    public static ApiError JsonDecode(string message) => new(400, "ErrorJsonDecode", message);

    /// <summary>The cluster named in the path.</summary>
    public static Cluster Cluster(this CallContext call) => call.Cluster(call.Path["ClusterId"]);

    /// <summary>A cluster, or <c>ErrorClusterNotFound</c>.</summary>
    public static Cluster Cluster(this CallContext call, string clusterId) =>
        call.State.FindCluster(clusterId) ?? throw new ApiError(404, "ErrorClusterNotFound", $"cluster ({clusterId}) not found in our records");

    /// <summary>A numeric id from the path; names and ARNs are refused.</summary>
    public static string Uid(this CallContext call, string placeholder)
    {
        var uid = call.Path[placeholder];
        return uid.Length is > 0 and <= MaxIdDigits && uid.All(char.IsAsciiDigit) ? uid : throw InvalidParameter($"uid ({uid}) must be the numeric id of a RAM user or RAM role");
    }

    /// <summary>A number in the query within limits.</summary>
    public static int Number(this CallContext call, string name, int missing, int least, int most) =>
        call.Optional(name) is not { } text ? missing
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw InvalidParameter($"{name} must be from {least} to {most}");

    /// <summary><c>true</c> or <c>false</c> in the query.</summary>
    public static bool Flag(this CallContext call, string name) => call.Optional(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw InvalidParameter($"{name} must be true or false"),
    };

    /// <summary>One of some words in the query, or null.</summary>
    public static string? Choice(this CallContext call, string name, params ReadOnlySpan<string> allowed)
    {
        var value = call.Optional(name);
        return value is null || allowed.Contains(value) ? value : throw InvalidParameter($"{name} must be one of {string.Join(", ", allowed.ToArray())}");
    }

    /// <summary>The body as JSON, or <c>ErrorJsonDecode</c>.</summary>
    public static JsonDocument Json(this CallContext call)
    {
        try
        {
            return JsonDocument.Parse(call.Body, new() { MaxDepth = 16 });
        }
        catch (JsonException)
        {
            throw JsonDecode("the request body is not valid JSON");
        }
    }

    /// <summary>One page of a list, with the page's description under the given name.</summary>
    public static JsonObject Page<T>(IReadOnlyCollection<T> all, int number, int size, string itemsName, string pageName, Func<T, JsonNode> toJson) => new()
    {
        [itemsName] = new JsonArray([.. all.Skip((int)Math.Min((long)(number - 1) * size, int.MaxValue)).Take(size).Select(toJson)]),
        [pageName] = new JsonObject { ["page_number"] = number, ["page_size"] = size, ["total_count"] = all.Count },
    };
}
