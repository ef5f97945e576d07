using System.Text.Encodings.Web;
using System.Text.Json;
using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Web.Api;

/// <summary>Writes findings as one JSON array. Names are for programs and stay English.</summary>
internal static class FindingsJson
{
    /// <summary>Writes the rows.</summary>
    public static async Task WriteAsync(IEnumerable<FindingRow> rows, Stream output, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        foreach (var row in rows)
        {
            Write(json, row);
            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        await json.FlushAsync(cancellationToken);
    }

    private static void Write(Utf8JsonWriter json, FindingRow row)
    {
        var finding = row.Finding;
        json.WriteStartObject();
        json.WriteStartObject("cluster");
        json.WriteString("id", row.Cluster.Id.Value);
        json.WriteString("name", row.Cluster.Name);
        json.WriteEndObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", finding.Severity.ToString());
        json.WriteString("standing", finding.Standing.ToString());
        json.WriteString("namespace", finding.Namespace);
        if (finding.Subject is { } subject)
        {
            WriteSubject(json, "subject", subject);
            json.WriteString("ramId", row.Who?.Id?.Value);
            json.WriteString("name", row.Who?.Name);
        }

        if (finding.Object is { } key)
            json.WriteString("object", key.ToString());
        json.WriteStartArray("words");
        foreach (var word in finding.Words)
            json.WriteStringValue(word);
        json.WriteEndArray();
        json.WriteStartArray("evidence");
        foreach (var chain in finding.Evidence)
            WriteChain(json, chain);
        json.WriteEndArray();
        json.WriteStartArray("path");
        foreach (var step in finding.Path)
        {
            json.WriteStartObject();
            WriteSubject(json, "from", step.From);
            json.WriteString("rule", step.Rule.Id);
            json.WriteString("namespace", step.Namespace);
            if (step.To is { } to)
                WriteSubject(json, "to", to);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (row.Suppression is { } suppression)
        {
            json.WriteStartObject("suppression");
            json.WriteString("until", suppression.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("reason", suppression.Reason);
            json.WriteString("by", suppression.By);
            json.WriteEndObject();
        }

        json.WriteString("fingerprint", finding.Fingerprint);
        json.WriteEndObject();
    }

    private static void WriteSubject(Utf8JsonWriter json, string name, RbacSubject subject)
    {
        json.WriteStartObject(name);
        json.WriteString("kind", subject.Kind.ToString());
        json.WriteString("namespace", subject.Namespace);
        json.WriteString("name", subject.Name);
        json.WriteEndObject();
    }

    private static void WriteChain(Utf8JsonWriter json, AccessChain chain)
    {
        json.WriteStartObject();
        json.WriteString("binding", chain.Binding?.Key.ToString());
        json.WriteString("role", chain.Role?.Key.ToString());
        json.WriteNumber("rule", chain.RuleIndex + 1);
        json.WriteEndObject();
    }
}
