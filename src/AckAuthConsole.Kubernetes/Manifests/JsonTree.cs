using System.Text;
using System.Text.Json;

namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>Reads JSON values one after the other, with the place of each.</summary>
internal static class JsonTree
{
    private const int MaxDepth = 100;

    /// <summary>Whether a text is JSON rather than YAML: it begins with an object.</summary>
    public static bool Looks(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    /// <summary>The values.</summary>
    /// <exception cref="ManifestSyntaxException">At the first place that is no JSON.</exception>
    public static List<ManifestNode> Read(ReadOnlySpan<byte> text)
    {
        var places = new Places(text);
        var values = new List<ManifestNode>();
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
                values.Add(Value(ref reader, ref places));
        }
        catch (JsonException e)
        {
            throw new ManifestSyntaxException(WithoutPlace(e.Message), (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
        }

        return values;
    }

    private static ManifestNode Value(ref Utf8JsonReader reader, ref Places places)
    {
        var (line, column) = places.Of(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var map = new ManifestNode.Map(line, column);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (keyLine, keyColumn) = places.Of(reader.TokenStartIndex);
                    var key = reader.GetString()!;
                    if (map.Find(key) is not null)
                        throw new ManifestSyntaxException($"the field \"{key}\" is there twice", keyLine, keyColumn, "Duplicate");
                    reader.Read();
                    map.Add(key, Value(ref reader, ref places));
                }

                return map;
            case JsonTokenType.StartArray:
                var list = new ManifestNode.Sequence(line, column);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Add(Value(ref reader, ref places));
                return list;
            case JsonTokenType.String:
                return new ManifestNode.Scalar(reader.GetString()!, ScalarType.Text, line, column);
            case JsonTokenType.Number:
                return new ManifestNode.Scalar(Encoding.UTF8.GetString(reader.ValueSpan), ScalarType.Number, line, column);
            case JsonTokenType.Null:
                return new ManifestNode.Scalar("null", ScalarType.Null, line, column);
            default:
                return new ManifestNode.Scalar(reader.TokenType == JsonTokenType.True ? "true" : "false", ScalarType.Boolean, line, column);
        }
    }

    private static string WithoutPlace(string message)
    {
        var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }

    /// <summary>Turns growing offsets into lines and columns.</summary>
    private ref struct Places(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private long _at;
        private int _line = 1;
        private long _lineStart;

        public (int Line, int Column) Of(long offset)
        {
            while (_text[(int)_at..(int)offset].IndexOf((byte)'\n') is >= 0 and var next)
            {
                _at += next + 1;
                _line++;
                _lineStart = _at;
            }

            _at = offset;
            return (_line, (int)(offset - _lineStart) + 1);
        }
    }
}
