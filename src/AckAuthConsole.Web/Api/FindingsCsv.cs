using System.Text;
using AckAuthConsole.Core.Findings.Listing;

namespace AckAuthConsole.Web.Api;

/// <summary>Writes findings as CSV (RFC 4180, UTF-8 with mark). Column names are for programs and stay English.</summary>
internal static class FindingsCsv
{
    private const string Header = "cluster_id,cluster,rule,severity,standing,namespace,subject_kind,subject_namespace,subject,ram_id,name,object,words,evidence,suppressed_until,suppression_reason,fingerprint";

    /// <summary>Writes the rows.</summary>
    public static async Task WriteAsync(IEnumerable<FindingRow> rows, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Header.AsMemory(), cancellationToken);
        foreach (var row in rows)
        {
            var finding = row.Finding;
            string[] cells =
            [
                row.Cluster.Id.Value, row.Cluster.Name, finding.Rule.Id, finding.Severity.ToString(), finding.Standing.ToString(), finding.Namespace,
                finding.Subject?.Kind.ToString() ?? "", finding.Subject?.Namespace ?? "", finding.Subject?.Name ?? "", row.Who?.Id?.Value ?? "", row.Who?.Name ?? "",
                finding.Object?.ToString() ?? "", string.Join("; ", finding.Words), string.Join("; ", finding.Evidence.Select(c => $"{c.Binding?.Key} > {c.Role?.Key} #{c.RuleIndex + 1}")),
                row.Suppression?.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "", row.Suppression?.Reason ?? "", finding.Fingerprint,
            ];
            await writer.WriteLineAsync(string.Join(',', cells.Select(CsvCell.Of)).AsMemory(), cancellationToken);
        }

        await writer.FlushAsync(cancellationToken);
    }
}
