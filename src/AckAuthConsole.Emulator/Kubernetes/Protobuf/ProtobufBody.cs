using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Protobuf;

/// <summary>
/// Reads objects as typed clients send them: four bytes of magic, then <c>runtime.Unknown</c> with the kind and the object's own message. Texts that are empty are taken as not given, as Go writes them whether they are or not.
/// </summary>
internal static class ProtobufBody
{
    public const string ContentType = "application/vnd.kubernetes.protobuf";

    private static readonly byte[] s_magic = [(byte)'k', (byte)'8', (byte)'s', 0];

    /// <summary>The object as JSON; null when it is of a kind whose messages are not known.</summary>
    /// <exception cref="FormatException">The data is not what it says.</exception>
    public static JsonObject? Read(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith(s_magic)) throw new FormatException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        var (apiVersion, kind) = ("", "");
        ReadOnlySpan<byte> raw = default;
        var unknown = new ProtobufReader(body[s_magic.Length..]);
        while (unknown.Read())
        {
            switch (unknown.Number)
            {
                case 1:
                    var type = new ProtobufReader(unknown.Bytes);
                    while (type.Read())
                    {
                        if (type.Number == 1) apiVersion = Encoding.UTF8.GetString(type.Bytes);
                        else if (type.Number == 2) kind = Encoding.UTF8.GetString(type.Bytes);
                    }
                    break;
                case 2:
                    raw = unknown.Bytes;
                    break;
            }
        }
        if (ProtobufMessages.Find(kind) is not { } fields) return null;
        var json = Message(raw, fields);
        json.Insert(0, "kind", kind);
        json.Insert(0, "apiVersion", apiVersion);
        return json;
    }

    private static JsonObject Message(ReadOnlySpan<byte> data, FrozenDictionary<int, ProtobufField> fields)
    {
        var json = new JsonObject();
        var reader = new ProtobufReader(data);
        while (reader.Read())
        {
            // What is not known is left out, as Go's decoder does.
            if (!fields.TryGetValue(reader.Number, out var field)) continue;
            if (field.IsMap)
            {
                var (key, value) = Entry(reader.Bytes, field.Type);
                if (json[field.Name] is not JsonObject map) json[field.Name] = map = [];
                map[key] = value;
                continue;
            }
            var read = Value(reader, field.Type);
            if (field.IsMany)
            {
                if (json[field.Name] is not JsonArray list) json[field.Name] = list = [];
                list.Add(read);
            }
            else if (read is not null && !(read is JsonValue text && text.TryGetValue<string>(out var given) && given.Length == 0))
            {
                json[field.Name] = read;
            }
        }
        return json;
    }

    private static (string Key, JsonNode? Value) Entry(ReadOnlySpan<byte> data, string type)
    {
        var (key, value) = ("", (JsonNode?)null);
        var reader = new ProtobufReader(data);
        while (reader.Read())
        {
            if (reader.Number == 1) key = Encoding.UTF8.GetString(reader.Bytes);
            else if (reader.Number == 2) value = Value(reader, type);
        }
        return (key, value ?? "");
    }

    private static JsonNode? Value(in ProtobufReader reader, string type) => type switch
    {
        "text" => Encoding.UTF8.GetString(reader.Bytes),
        "int" => (long)reader.Value,
        "flag" => reader.Value != 0,
        "bytes" => Convert.ToBase64String(reader.Bytes),
        "time" => Time(reader.Bytes),

        // In JSON it is the list itself.
        "ExtraValue" => Message(reader.Bytes, ProtobufMessages.Find(type)!)["items"]?.DeepClone() ?? new JsonArray(),
        _ => Message(reader.Bytes, ProtobufMessages.Find(type)!),
    };

    private static JsonNode? Time(ReadOnlySpan<byte> data)
    {
        var seconds = 0L;
        var reader = new ProtobufReader(data);
        while (reader.Read())
        {
            if (reader.Number == 1) seconds = (long)reader.Value;
        }
        return seconds == 0 ? null : KubeCluster.TimeText(DateTimeOffset.FromUnixTimeSeconds(seconds));
    }
}
