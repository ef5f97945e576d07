using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AckAuthConsole.Emulator.Kubernetes.Rbac;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>What is particular to writes of config maps and secrets.</summary>
internal sealed partial class ConfigStrategy : KubeStrategy
{
    private const int MaxSize = 1024 * 1024;

    public override void Default(JsonObject json)
    {
        if ((string?)json["kind"] != "Secret") return;
        json["type"] ??= "Opaque";
        if (json["stringData"] is not JsonObject texts) return;
        if (json["data"] is not JsonObject data) json["data"] = data = [];
        foreach (var (key, value) in texts) data[key] = Convert.ToBase64String(Encoding.UTF8.GetBytes((string?)value ?? ""));
        json.Remove("stringData");
    }

    public override IEnumerable<FieldError> Validate(KubeWrite write)
    {
        var size = 0;
        foreach (var member in (string[])["data", "binaryData"])
        {
            foreach (var (key, value) in write.Object[member] as JsonObject ?? [])
            {
                if (key.Length > 253) yield return FieldError.Invalid($"{member}[{key}]", GoText.Quote(key), "must be no more than 253 characters");
                if (!Key().IsMatch(key))
                {
                    yield return FieldError.Invalid($"{member}[{key}]", GoText.Quote(key), "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')");
                }
                size += Encoding.UTF8.GetByteCount((string?)value ?? "");
            }
        }
        if (size > MaxSize) yield return new("FieldValueTooLong", write.Call.Resource.Kind == "Secret" ? "data" : "", $"Too long: must have at most {MaxSize} bytes");
        if (write.Old is null) yield break;
        if (write.Call.Resource.Kind == "Secret" && (string?)write.Object["type"] != (string?)write.Old.Data["type"]) yield return FieldError.Invalid("type", GoText.Quote((string?)write.Object["type"] ?? ""), "field is immutable");
        if ((bool?)write.Old.Data["immutable"] == true)
        {
            if ((bool?)write.Object["immutable"] != true) yield return FieldError.Forbidden("immutable", "field is immutable when `immutable` is set");
            if (!JsonNode.DeepEquals(write.Object["data"], write.Old.Data["data"])) yield return FieldError.Forbidden("data", "field is immutable when `immutable` is set");
        }
    }

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
