using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Gateway;

/// <summary>A successful answer.</summary>
/// <param name="Body">Null: no body. The gateway adds <c>RequestId</c> to the objects of RPC operations.</param>
/// <param name="Status">HTTP status.</param>
internal sealed record ApiReply(JsonNode? Body, int Status = 200)
{
    /// <summary>No body at all.</summary>
    public static ApiReply Empty { get; } = new((JsonNode?)null);

    /// <summary>An object; for RPC operations without results, just the request id.</summary>
    public static ApiReply Json(JsonNode body) => new(body);

    /// <summary>An object with nothing but what the gateway adds.</summary>
    public static ApiReply Done() => new(new JsonObject());
}
