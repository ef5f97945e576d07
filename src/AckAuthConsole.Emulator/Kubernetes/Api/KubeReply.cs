using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Storage;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>What an operation answers. It is written after the state's lock is let go.</summary>
internal abstract record KubeReply
{
    private KubeReply()
    {
    }

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>An object, which the caller may want as a table or in part.</summary>
    internal sealed record Object(KubeResource Resource, JsonObject Data) : KubeReply;

    /// <summary>Objects, which the caller may want as a table or in part.</summary>
    internal sealed record List(KubeResource Resource, IReadOnlyList<StoredObject> Items, JsonObject Metadata) : KubeReply;

    /// <summary>JSON that has one form only.</summary>
    internal sealed record Json(JsonNode Data) : KubeReply;

    /// <summary>Anything else.</summary>
    internal sealed record Content(string ContentType, byte[] Data) : KubeReply
    {
        public static Content Text(string text, int status = StatusCodes.Status200OK) => new("text/plain; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(text)) { Status = status };
    }

    /// <summary>Changes as they come.</summary>
    internal sealed record Watch(WatchSession Session) : KubeReply;
}
