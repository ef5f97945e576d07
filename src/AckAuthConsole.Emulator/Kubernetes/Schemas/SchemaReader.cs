using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Schemas;

/// <summary>Brings values into canonical form: known members only, in their order, nothing empty.</summary>
/// <param name="isStrict">Whether a value of the wrong type is refused; else it is dropped.</param>
internal sealed class SchemaReader(bool isStrict)
{
    /// <summary>Paths of members that no schema knows.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>The members of an object in canonical form.</summary>
    /// <param name="schema">An object's schema.</param>
    /// <param name="json">The object.</param>
    /// <param name="path">Where it is, for messages; empty: it is the whole.</param>
    /// <exception cref="SchemaMismatchException">A value has the wrong type.</exception>
    public JsonObject ReadObject(KubeSchema schema, JsonObject json, string path)
    {
        var result = new JsonObject();
        foreach (var field in schema.Fields)
        {
            json.TryGetPropertyValue(field.Name, out var value);
            var at = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            var read = value is null ? null : Read(field.Schema, value, at, schema);
            if (read is null)
            {
                if (field.IsAlways) result[field.Name] = EmptyOf(field.Schema);
                continue;
            }
            if (field.IsAlways || !IsEmpty(read)) result[field.Name] = read;
        }
        foreach (var (name, _) in json)
        {
            if (schema.Field(name) is null) Unknown.Add(path.Length == 0 ? name : $"{path}.{name}");
        }
        return result;
    }

    private JsonNode? Read(KubeSchema schema, JsonNode value, string path, KubeSchema parent)
    {
        switch (schema.Type)
        {
            case SchemaType.Any:
                // Through the text: a number that was made as an int could not be read as a long.
                return JsonNode.Parse(value.ToJsonString());
            case SchemaType.Object when value is JsonObject json:
                return ReadObject(schema, json, path);
            case SchemaType.Map when value is JsonObject json:
                var map = new JsonObject();
                foreach (var (name, member) in json.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    map[name] = member is null ? EmptyOf(schema.Items!) : Read(schema.Items!, member, $"{path}", parent);
                }
                return map;
            case SchemaType.List when value is JsonArray items:
                var list = new JsonArray();
                for (var i = 0; i < items.Count; i++)
                {
                    if (items[i] is not { } item) list.Add(EmptyOf(schema.Items!));
                    else if (Read(schema.Items!, item, schema.Items!.Type == SchemaType.Object ? string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]") : path, parent) is { } read) list.Add(read);
                }
                return list;
            case SchemaType.Text or SchemaType.Time when value.GetValueKind() == JsonValueKind.String:
                return JsonValue.Create((string)value!);
            case SchemaType.Integer when value.GetValueKind() == JsonValueKind.Number && IsWhole(value):
                return JsonValue.Create(long.Parse(value.ToJsonString(), CultureInfo.InvariantCulture));
            case SchemaType.Flag when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                return JsonValue.Create((bool)value!);
            case SchemaType.IntegerOrText when value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number:
                return value.DeepClone();
            case SchemaType.Quantity when value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number:
                return JsonValue.Create(value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString());
            default:
                return isStrict ? throw Mismatch(schema, value, path, parent) : null;
        }
    }

    private static bool IsWhole(JsonNode value) => long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static SchemaMismatchException Mismatch(KubeSchema schema, JsonNode value, string path, KubeSchema parent)
    {
        var found = value.GetValueKind() switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "bool",
            JsonValueKind.Array => "array",
            JsonValueKind.Object => "object",
            _ => schema.Type == SchemaType.Integer ? "number " + value.ToJsonString() : "number",
        };
        var plain = string.Concat(path.Split('[').Select((part, index) => index == 0 ? part : part[(part.IndexOf(']', StringComparison.Ordinal) + 1)..]));
        return new($"json: cannot unmarshal {found} into Go struct field {parent.GoName}.{plain} of type {schema.GoType}");
    }

    private static JsonNode? EmptyOf(KubeSchema schema) => schema.Type switch
    {
        SchemaType.Object => new SchemaReader(false).ReadObject(schema, [], ""),
        SchemaType.Text => "",
        SchemaType.Integer => 0L,
        SchemaType.Flag => false,
        _ => null,
    };

    private static bool IsEmpty(JsonNode value) => value switch
    {
        JsonArray { Count: 0 } => true,
        JsonObject { Count: 0 } => false,
        JsonValue text => text.TryGetValue<string>(out var content) && content.Length == 0,
        _ => false,
    };
}
