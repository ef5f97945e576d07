using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>YAML as another way of writing JSON.</summary>
internal static class YamlText
{
    /// <exception cref="JsonException">It is neither YAML nor JSON.</exception>
    public static JsonNode? Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? null : Convert(stream.Documents[0].RootNode);
        }
        catch (YamlException e)
        {
            throw new JsonException($"error converting YAML to JSON: yaml: line {e.Start.Line}: {e.Message}", e);
        }
    }

    /// <summary>Writes block style with every text quoted that could be read as something else.</summary>
    public static string Write(JsonNode? json)
    {
        var text = new StringBuilder();
        Write(text, json, 0);
        return text.ToString();
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value ?? "", Convert(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static JsonValue? Plain(string value) => value switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
        _ => JsonValue.Create(value),
    };

    private static void Write(StringBuilder text, JsonNode? json, int depth)
    {
        switch (json)
        {
            case JsonObject { Count: > 0 } map:
                foreach (var (name, value) in map) WriteMember(text, name, value, depth);
                break;
            case JsonArray { Count: > 0 } list:
                foreach (var item in list)
                {
                    text.Append(' ', depth * 2).Append("- ");
                    var start = text.Length;
                    Write(text, item, depth + 1);
                    // The first line of an item stands behind its dash.
                    if (item is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }) text.Remove(start, (depth + 1) * 2);
                }
                break;
            default:
                text.Append(Scalar(json)).Append('\n');
                break;
        }
    }

    private static void WriteMember(StringBuilder text, string name, JsonNode? value, int depth)
    {
        text.Append(' ', depth * 2).Append(Scalar(name)).Append(':');
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            text.Append('\n');
            Write(text, value, depth + (value is JsonObject ? 1 : 0));
        }
        else
        {
            text.Append(' ').Append(Scalar(value)).Append('\n');
        }
    }

    private static string Scalar(JsonNode? json)
    {
        if (json is null) return "null";
        if (json is not JsonValue value || !value.TryGetValue<string>(out var text)) return json.ToJsonString();
        var isPlain = text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/') && Plain(text) is { } read && read.GetValueKind() == JsonValueKind.String
            && text.ToLowerInvariant() is not ("yes" or "no" or "on" or "off" or "y" or "n");
        return isPlain ? text : json.ToJsonString();
    }
}
