using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AckAuthConsole.Core.Audit;

/// <summary>
/// The one form of an entry that is hashed: compact JSON in UTF-8 with every field in a fixed order, names and enum values as text, times in UTC with
/// milliseconds, details sorted by name. The hash of an entry is SHA-256(ASCII of the previous hash, LF, the form). Never change the form: add a version.
/// </summary>
public static class AuditCanonicalForm
{
    /// <summary>The form's version, its first field.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false };

    /// <summary>The bytes that are hashed.</summary>
    public static byte[] Write(long sequence, DateTimeOffset occurredAt, AuditRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteNumber("sequence", sequence);
            json.WriteString("occurredAt", occurredAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("kind", record.Kind.ToString());
            json.WriteString("action", record.Action);
            json.WriteString("correlationId", record.CorrelationId);
            json.WriteStartObject("actor");
            json.WriteString("kind", record.Actor.Kind.ToString());
            json.WriteString("id", record.Actor.Id);
            json.WriteString("name", record.Actor.Name);
            json.WriteString("subject", record.Actor.Subject);
            json.WriteString("role", record.Actor.Role?.ToString());
            json.WriteString("clientAddress", record.Actor.ClientAddress);
            json.WriteEndObject();
            if (record.Target is { } target)
            {
                json.WriteStartObject("target");
                json.WriteString("kind", target.Kind);
                json.WriteString("id", target.Id);
                json.WriteString("name", target.Name);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("target");
            }

            WriteStrings(json, "clusters", record.Clusters);
            WritePermissions(json, "before", record.Before);
            WritePermissions(json, "after", record.After);
            WritePermissions(json, "added", record.Added);
            WritePermissions(json, "removed", record.Removed);
            json.WriteString("reason", record.Reason);
            json.WriteString("ticket", record.Ticket);
            json.WriteString("outcome", record.Outcome.ToString());
            json.WriteString("failureCode", record.FailureCode);
            WriteStrings(json, "requestIds", record.RequestIds);
            if (record.DurationMilliseconds is { } duration)
                json.WriteNumber("durationMilliseconds", duration);
            else
                json.WriteNull("durationMilliseconds");
            if (record.IntentSequence is { } intent)
                json.WriteNumber("intentSequence", intent);
            else
                json.WriteNull("intentSequence");
            json.WriteStartObject("details");
            foreach (var (name, value) in record.Details.OrderBy(d => d.Key, StringComparer.Ordinal))
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The hash of an entry.</summary>
    /// <param name="previousHash">The hash of the entry before, 64 lower-case hex digits.</param>
    /// <param name="canonical">What <see cref="Write"/> gave.</param>
    public static string Hash(string previousHash, ReadOnlySpan<byte> canonical)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.ASCII.GetBytes(previousHash));
        sha.AppendData("\n"u8);
        sha.AppendData(canonical);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WritePermissions(Utf8JsonWriter json, string name, IReadOnlyList<AuditPermission>? permissions)
    {
        if (permissions is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var permission in permissions)
        {
            json.WriteStartObject();
            json.WriteString("scope", permission.Scope);
            json.WriteString("cluster", permission.Cluster);
            json.WriteString("namespace", permission.Namespace);
            json.WriteString("role", permission.Role);
            json.WriteBoolean("isCustom", permission.IsCustom);
            json.WriteBoolean("isOwner", permission.IsOwner);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
