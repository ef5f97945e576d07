using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AckAuthConsole.Core.Audit;
using CsvHelper;

namespace AckAuthConsole.Data.Audit;

/// <summary>Writes an export to a stream as it is read, in bounded memory. The stream is flushed, not closed.</summary>
public static class AuditExportWriter
{
    /// <summary>The media type of <see cref="WriteNdjsonAsync"/>.</summary>
    public const string NdjsonMediaType = "application/x-ndjson";

    /// <summary>The media type of <see cref="WriteCsvAsync"/>.</summary>
    public const string CsvMediaType = "text/csv; charset=utf-8";

    private const int FlushEvery = 64 * 1024;

    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false };

    private static readonly string[] s_columns =
    [
        "sequence", "occurredAt", "kind", "action", "outcome", "correlationId", "intentSequence", "actorKind", "actorId", "actorName", "actorSubject", "actorRole", "clientAddress",
        "targetKind", "targetId", "targetName", "clusters", "before", "after", "added", "removed", "reason", "ticket", "failureCode", "requestIds", "durationMilliseconds", "details",
        "previousHash", "hash",
    ];

    /// <summary>
    /// One JSON object a line. The first is <c>{"format":"ack-auth-console.audit/1","head":{"sequence":…,"hash":…}}</c>; each further one
    /// <c>{"sequence":…,"occurredAt":…,"previousHash":…,"hash":…,"record":{…}}</c>, where <c>record</c> is byte for byte the canonical form:
    /// SHA-256(previousHash, LF, record) is hash.
    /// </summary>
    public static async Task WriteNdjsonAsync(HistoryExport export, Stream output, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(FlushEvery * 2);
        WriteHead(buffer, export.Head);
        await foreach (var entry in export.Entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            WriteEntry(buffer, entry);
            if (buffer.WrittenCount < FlushEvery)
                continue;
            await output.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
            buffer.ResetWrittenCount();
        }

        await output.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// RFC 4180 in UTF-8 with a byte order mark, so that spreadsheets show Chinese; a header, one row an entry, then a last row that begins with
    /// <c>#head</c>, the head's number and the head's hash. Lists stand one item a line within their cell. A text cell that a spreadsheet would take for a formula begins with
    /// an apostrophe; who needs the exact text, or wants to check hashes, takes NDJSON.
    /// </summary>
    public static async Task WriteCsvAsync(HistoryExport export, Stream output, CancellationToken cancellationToken)
    {
        var csv = CsvWriter.Create(output, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            await csv.WriteRecordAsync(s_columns, cancellationToken).ConfigureAwait(false);
            await foreach (var entry in export.Entries.WithCancellation(cancellationToken).ConfigureAwait(false))
                await csv.WriteRecordAsync([.. Cells(entry).Select(Harmless)], cancellationToken).ConfigureAwait(false);
            string[] head = ["#head", Number(export.Head.Sequence), export.Head.Hash];
            await csv.WriteRecordAsync([.. head, .. Enumerable.Repeat("", s_columns.Length - head.Length)], cancellationToken).ConfigureAwait(false);
            await csv.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts an apostrophe before what spreadsheets take for a formula: <c>= + - @</c>, their full-width forms, tab and line breaks.</summary>
    internal static string Harmless(string cell) =>
        cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20' ? "'" + cell : cell;

    private static void WriteHead(ArrayBufferWriter<byte> buffer, AuditHead head)
    {
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            json.WriteString("format", "ack-auth-console.audit/1");
            json.WriteStartObject("head");
            json.WriteNumber("sequence", head.Sequence);
            json.WriteString("hash", head.Hash);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    private static void WriteEntry(ArrayBufferWriter<byte> buffer, AuditEntry entry)
    {
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", entry.Sequence);
            json.WriteString("occurredAt", Instant(entry.OccurredAt));
            json.WriteString("previousHash", entry.PreviousHash);
            json.WriteString("hash", entry.Hash);
            json.WritePropertyName("record");
            json.WriteRawValue(AuditCanonicalForm.Write(entry.Sequence, entry.OccurredAt, entry.Record), skipInputValidation: true);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    private static string[] Cells(AuditEntry entry)
    {
        var record = entry.Record;
        return
        [
            Number(entry.Sequence), Instant(entry.OccurredAt), record.Kind.ToString(), record.Action, record.Outcome.ToString(), record.CorrelationId, Number(record.IntentSequence),
            record.Actor.Kind.ToString(), record.Actor.Id, record.Actor.Name, record.Actor.Subject, record.Actor.Role?.ToString() ?? "", record.Actor.ClientAddress ?? "",
            record.Target?.Kind ?? "", record.Target?.Id ?? "", record.Target?.Name ?? "", Lines(record.Clusters),
            Permissions(record.Before), Permissions(record.After), Permissions(record.Added), Permissions(record.Removed), record.Reason, record.Ticket, record.FailureCode ?? "",
            Lines(record.RequestIds), Number(record.DurationMilliseconds), Lines(record.Details.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key}={d.Value}")),
            entry.PreviousHash, entry.Hash,
        ];
    }

    private static string Permissions(IReadOnlyList<AuditPermission>? permissions) => Lines((permissions ?? []).Select(p =>
        string.Join(' ', new[] { p.Scope, p.Cluster, p.Namespace, p.IsCustom ? "custom:" + p.Role : p.Role, p.IsOwner ? "(owner)" : "" }.Where(w => w.Length > 0))));

    private static string Lines(IEnumerable<string> items) => string.Join('\n', items);

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Instant(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
