using System.Net;
using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Tests.Support;

/// <summary>What came back.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonNode? Body, Dictionary<string, string> Headers)
{
    /// <summary>The error code in either spelling; null on success.</summary>
    public string? ErrorCode => Body is JsonObject o ? (string?)(o["Code"] ?? o["code"]) : null;

    public string? ErrorMessage => Body is JsonObject o ? (string?)(o["Message"] ?? o["message"]) : null;

    public JsonNode this[string name] => Body![name]!;

    public ApiAnswer Ok()
    {
        ((int)Status).ShouldBeInRange(200, 299, Body?.ToJsonString());
        return this;
    }

    public ApiAnswer Fails(int status, string code)
    {
        ErrorCode.ShouldBe(code, Body?.ToJsonString());
        ((int)Status).ShouldBe(status);
        return this;
    }
}
