using System.Globalization;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>Writes JSON as the YAML that people know from kubectl: the usual fields first, texts quoted only where YAML would read them as something else.</summary>
internal static class ManifestYaml
{
    private static readonly string[] s_top = ["apiVersion", "kind", "metadata", "aggregationRule", "roleRef", "subjects", "rules"];
    private static readonly string[] s_metadata = ["name", "generateName", "namespace", "labels", "annotations"];

    public static string Write(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, skipAnchorName: false, indentSequences: false, newLine: "\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Emit(emitter, document.RootElement, s_top);
        emitter.Emit(new DocumentEnd(true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, JsonElement element, string[] order)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, element.EnumerateObject().Any() ? MappingStyle.Block : MappingStyle.Flow));
                foreach (var property in element.EnumerateObject().OrderBy(p => Array.IndexOf(order, p.Name) is >= 0 and var place ? place : order.Length))
                {
                    emitter.Emit(Text(property.Name));
                    Emit(emitter, property.Value, property.Name == "metadata" ? s_metadata : []);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonValueKind.Array:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, element.GetArrayLength() > 0 ? SequenceStyle.Block : SequenceStyle.Flow));
                foreach (var item in element.EnumerateArray())
                    Emit(emitter, item, []);
                emitter.Emit(new SequenceEnd());
                break;
            case JsonValueKind.String:
                emitter.Emit(Text(element.GetString()!));
                break;
            default:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, element.GetRawText(), ScalarStyle.Plain, true, false));
                break;
        }
    }

    private static Scalar Text(string text)
    {
        var style = text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal
            : YamlScalars.TypeOf(text) != ScalarType.Text || text is "=" or "<<" || LooksLikeATime(text) ? ScalarStyle.DoubleQuoted
            : ScalarStyle.Any;
        return new Scalar(AnchorName.Empty, TagName.Empty, text, style, style == ScalarStyle.Any, true);
    }

    // Kubernetes' YAML library reads an unquoted time as a time; kubectl quotes it.
    private static bool LooksLikeATime(string text) => text.Length >= 8 && char.IsAsciiDigit(text[0]) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
