using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;

namespace AckAuthConsole.Data.Audit;

/// <summary>Turns entries into rows and rows into entries.</summary>
internal static class AuditRows
{
    /// <summary>The row of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="content">Its canonical form.</param>
    public static AuditRow Of(AuditEntry entry, string content)
    {
        var record = entry.Record;
        return new AuditRow
        {
            Sequence = entry.Sequence,
            OccurredAt = entry.OccurredAt,
            Kind = record.Kind.ToString(),
            Action = AuditText.Fold(record.Action),
            Outcome = record.Outcome.ToString(),
            IntentSequence = record.IntentSequence,
            ActorKind = record.Actor.Kind.ToString(),
            ActorId = AuditText.Fold(record.Actor.Id),
            ActorName = AuditText.Fold(record.Actor.Name),
            TargetKind = record.Target is { } target ? AuditText.Fold(target.Kind) : null,
            TargetId = record.Target is { } withId ? AuditText.Fold(withId.Id) : null,
            TargetName = record.Target is { } withName ? AuditText.Fold(withName.Name) : null,
            SearchText = SearchText(record),
            PreviousHash = entry.PreviousHash,
            Hash = entry.Hash,
            Content = content,
        };
    }

    /// <summary>The clusters that a record concerns, as their rows hold them.</summary>
    public static IReadOnlyList<string> Clusters(AuditRecord record) => [.. record.Clusters.Select(AuditText.Fold).Distinct(StringComparer.Ordinal)];

    /// <summary>Rebuilds the entry; for content that cannot be read (it was altered) what the columns tell, marked by the detail <c>unreadable</c>.</summary>
    public static AuditEntry ToEntry(AuditRow row)
    {
        if (TryParse(row.Content, out _, out _, out var record))
            return new AuditEntry(row.Sequence, row.OccurredAt, record, row.PreviousHash, row.Hash);
        record = new AuditRecord
        {
            Kind = Enum.TryParse<AuditEntryKind>(row.Kind, out var kind) ? kind : AuditEntryKind.Event,
            Action = row.Action,
            Actor = new AuditActor(Enum.TryParse<ConsoleIdentityKind>(row.ActorKind, out var actor) ? actor : ConsoleIdentityKind.Console, row.ActorId, row.ActorName, "", null, null),
            CorrelationId = "",
            Target = row.TargetKind is null ? null : new AuditTarget(row.TargetKind, row.TargetId ?? "", row.TargetName ?? ""),
            Outcome = Enum.TryParse<AuditOutcome>(row.Outcome, out var outcome) ? outcome : AuditOutcome.Open,
            IntentSequence = row.IntentSequence,
            Details = new Dictionary<string, string> { ["unreadable"] = "true" },
        };
        return new AuditEntry(row.Sequence, row.OccurredAt, record, row.PreviousHash, row.Hash);
    }

    /// <summary>Reads a canonical form; false when it is none.</summary>
    public static bool TryParse(string content, out long sequence, out DateTimeOffset occurredAt, [NotNullWhen(true)] out AuditRecord? record)
    {
        (sequence, occurredAt, record) = (0, default, null);
        try
        {
            using var document = JsonDocument.Parse(content);
            var root = document.RootElement;
            if (root.GetProperty("v").GetInt32() != AuditCanonicalForm.Version)
                return false;
            sequence = root.GetProperty("sequence").GetInt64();
            occurredAt = DateTimeOffset.ParseExact(root.GetProperty("occurredAt").GetString()!, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            var actor = root.GetProperty("actor");
            var target = root.GetProperty("target");
            record = new AuditRecord
            {
                Kind = Word<AuditEntryKind>(root.GetProperty("kind")),
                Action = Text(root, "action"),
                CorrelationId = Text(root, "correlationId"),
                Actor = new AuditActor(
                    Word<ConsoleIdentityKind>(actor.GetProperty("kind")),
                    Text(actor, "id"),
                    Text(actor, "name"),
                    Text(actor, "subject"),
                    actor.GetProperty("role").ValueKind == JsonValueKind.Null ? null : Word<ConsoleRole>(actor.GetProperty("role")),
                    actor.GetProperty("clientAddress").GetString()),
                Target = target.ValueKind == JsonValueKind.Null ? null : new AuditTarget(Text(target, "kind"), Text(target, "id"), Text(target, "name")),
                Clusters = Strings(root.GetProperty("clusters")),
                Before = Permissions(root.GetProperty("before")),
                After = Permissions(root.GetProperty("after")),
                Added = Permissions(root.GetProperty("added")) ?? [],
                Removed = Permissions(root.GetProperty("removed")) ?? [],
                Reason = Text(root, "reason"),
                Ticket = Text(root, "ticket"),
                Outcome = Word<AuditOutcome>(root.GetProperty("outcome")),
                FailureCode = root.GetProperty("failureCode").GetString(),
                RequestIds = Strings(root.GetProperty("requestIds")),
                DurationMilliseconds = Number(root.GetProperty("durationMilliseconds")),
                IntentSequence = Number(root.GetProperty("intentSequence")),
                Details = root.GetProperty("details").EnumerateObject().ToDictionary(d => d.Name, d => d.Value.GetString() ?? "", StringComparer.Ordinal),
            };
            return true;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static string SearchText(AuditRecord record)
    {
        var text = new StringBuilder();
        foreach (var part in new[] { record.Actor.Name, record.Target?.Name ?? "", record.Reason, record.Ticket })
            text.Append(AuditText.Fold(part)).Append('\n');
        foreach (var word in record.Added.Concat(record.Removed).SelectMany(p => new[] { p.Role, p.Namespace }).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal))
            text.Append(AuditText.Fold(word)).Append('\n');
        return text.ToString();
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? throw new FormatException(name);

    private static T Word<T>(JsonElement element)
        where T : struct, Enum => Enum.TryParse<T>(element.GetString(), out var value) && value.ToString() == element.GetString() ? value : throw new FormatException(typeof(T).Name);

    private static long? Number(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetInt64();

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString() ?? throw new FormatException())];

    private static AuditPermission[]? Permissions(JsonElement array) => array.ValueKind == JsonValueKind.Null
        ? null
        : [.. array.EnumerateArray().Select(p => new AuditPermission(
            Text(p, "scope"),
            Text(p, "cluster"),
            Text(p, "namespace"),
            Text(p, "role"),
            p.GetProperty("isCustom").GetBoolean(),
            p.GetProperty("isOwner").GetBoolean()))];
}
