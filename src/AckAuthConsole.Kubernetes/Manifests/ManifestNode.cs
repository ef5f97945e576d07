using System.Globalization;
using System.Text.Json;

namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>A value of a manifest with its place. YAML and JSON give the same tree.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal abstract record ManifestNode(int Line, int Column)
{
    /// <summary>What to call it in a message.</summary>
    public abstract string Kind { get; }

    /// <summary>Writes it as JSON.</summary>
    public abstract void WriteTo(Utf8JsonWriter json);

    /// <summary>The node at a path such as <c>rules[0].verbs[1]</c>, or the deepest one on the way to it.</summary>
    public ManifestNode At(string path)
    {
        var node = this;
        foreach (var part in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = part[0] == '['
                ? node is Sequence list && int.TryParse(part.AsSpan(1).TrimEnd(']').Trim('\''), CultureInfo.InvariantCulture, out var index) && index < list.Items.Count ? list.Items[index]
                    : node is Map named ? named.Find(part[1..^1].Trim('\'')) : null
                : (node as Map)?.Find(part);
            if (next is null)
                return node;
            node = next;
        }

        return node;
    }

    /// <summary>The first item of a list, at any depth, that has no value, with its path; null when each has one. The API's own objects have none.</summary>
    public virtual (string Path, ManifestNode Node)? EmptyItem() => null;

    /// <summary>Named values, in order.</summary>
    public sealed record Map(int Line, int Column) : ManifestNode(Line, Column)
    {
        private readonly List<(string Key, ManifestNode Value)> _items = [];

        public IReadOnlyList<(string Key, ManifestNode Value)> Items => _items;

        public override string Kind => "an object";

        public ManifestNode? Find(string key)
        {
            foreach (var (name, value) in _items)
            {
                if (name == key)
                    return value;
            }

            return null;
        }

        /// <summary>The text of a field; null when it is missing or no text.</summary>
        public string? Text(string key) => Find(key) is Scalar { Type: ScalarType.Text } scalar ? scalar.Value : null;

        public void Add(string key, ManifestNode value) => _items.Add((key, value));

        public override (string Path, ManifestNode Node)? EmptyItem()
        {
            foreach (var (key, value) in _items)
            {
                if (value.EmptyItem() is var (path, node))
                    return (path[0] == '[' ? key + path : $"{key}.{path}", node);
            }

            return null;
        }

        public override void WriteTo(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            foreach (var (key, value) in _items)
            {
                json.WritePropertyName(key);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }
    }

    /// <summary>Values in a row.</summary>
    public sealed record Sequence(int Line, int Column) : ManifestNode(Line, Column)
    {
        private readonly List<ManifestNode> _items = [];

        public IReadOnlyList<ManifestNode> Items => _items;

        public override string Kind => "a list";

        public void Add(ManifestNode value) => _items.Add(value);

        public override (string Path, ManifestNode Node)? EmptyItem()
        {
            for (var index = 0; index < _items.Count; index++)
            {
                if (_items[index] is Scalar { Type: ScalarType.Null } empty)
                    return ($"[{index}]", empty);
                if (_items[index].EmptyItem() is var (path, node))
                    return (path[0] == '[' ? $"[{index}]{path}" : $"[{index}].{path}", node);
            }

            return null;
        }

        public override void WriteTo(Utf8JsonWriter json)
        {
            json.WriteStartArray();
            foreach (var item in _items)
                item.WriteTo(json);
            json.WriteEndArray();
        }
    }

    /// <summary>One value.</summary>
    public sealed record Scalar(string Value, ScalarType Type, int Line, int Column) : ManifestNode(Line, Column)
    {
        public override string Kind => Type switch
        {
            ScalarType.Null => "empty",
            ScalarType.Boolean => $"the boolean {Value}",
            ScalarType.Number => $"the number {Value}",
            _ => "a text",
        };

        public override void WriteTo(Utf8JsonWriter json)
        {
            switch (Type)
            {
                case ScalarType.Null:
                    json.WriteNullValue();
                    break;
                case ScalarType.Boolean:
                    json.WriteBooleanValue(YamlScalars.IsTrue(Value));
                    break;
                case ScalarType.Number when YamlScalars.TryReadInteger(Value, out var whole):
                    json.WriteNumberValue(whole);
                    break;
                case ScalarType.Number when double.TryParse(Value.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                    json.WriteNumberValue(number);
                    break;
                default:
                    json.WriteStringValue(Value);
                    break;
            }
        }
    }
}
