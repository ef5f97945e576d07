using System.Collections.Immutable;
using System.Text.Json;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Cli.CanI;

/// <summary>One SubjectAccessReview as far as it is asked about, read from its line without making a tree of it.</summary>
internal readonly struct Review
{
    private Review(RbacUser user, AccessQuestion question, Range? status) => (User, Question, Status) = (user, question, status);

    /// <summary>Who, with the groups exactly as they stand.</summary>
    public RbacUser User { get; }

    /// <summary>What.</summary>
    public AccessQuestion Question { get; }

    /// <summary>Where in the line a member <c>status</c> stands, its comma included; null when there is none.</summary>
    public Range? Status { get; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">One JSON object, UTF-8.</param>
    /// <param name="review">The review; the default when something is wrong.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? TryRead(ReadOnlySpan<byte> line, out Review review)
    {
        review = default;
        try
        {
            return Read(line, out review);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return "not a readable SubjectAccessReview: " + e.Message.Split(" LineNumber:")[0];
        }
    }

    private static string? Read(ReadOnlySpan<byte> line, out Review review)
    {
        review = default;
        var reader = new Utf8JsonReader(line);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return "not a SubjectAccessReview object";
        var (kind, apiVersion, hasSpec) = ("", "", false);
        var spec = default(Spec);
        Range? status = null;
        var members = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var start = (int)reader.TokenStartIndex;
            members++;
            if (reader.ValueTextEquals("kind"u8))
                kind = Text(ref reader, kind);
            else if (reader.ValueTextEquals("apiVersion"u8))
                apiVersion = Text(ref reader, apiVersion);
            else if (reader.ValueTextEquals("spec"u8))
                hasSpec = spec.Read(ref reader);
            else if (reader.ValueTextEquals("status"u8))
                status = Member(line, ref reader, start, status, members == 1);
            else
                reader.Skip();
        }

        // Whatever follows the object is no review.
        if (reader.Read())
            return "not a SubjectAccessReview object";
        if (kind != "SubjectAccessReview")
            return "not a SubjectAccessReview object";
        if (apiVersion is not ("" or "authorization.k8s.io/v1"))
            return "apiVersion: only authorization.k8s.io/v1 is known";
        if (!hasSpec)
            return "spec is missing";
        if (spec.User is null && spec.Groups is not [_, ..])
            return "spec: at least one of user or groups must be specified";
        if (spec.Question is not { } question || spec.IsBoth)
            return "spec: exactly one of nonResourceAttributes or resourceAttributes must be specified";
        review = new Review(RbacUser.Exactly(spec.User ?? "", spec.Groups?.ToImmutableArray() ?? []), question, status);
        return null;
    }

    // The first member has its comma behind it, every other one before.
    private static Range Member(ReadOnlySpan<byte> line, ref Utf8JsonReader reader, int start, Range? before, bool isFirst)
    {
        if (before is not null)
            throw new JsonException("The member 'status' is there twice.");
        reader.Read();
        reader.Skip();
        var end = (int)reader.BytesConsumed;
        if (!isFirst)
        {
            while (line[--start] != (byte)',')
            {
                // Only white space stands between.
            }

            return start..end;
        }

        while (end < line.Length && line[end] is (byte)' ' or (byte)'\t' or (byte)',')
        {
            if (line[end++] == (byte)',')
                break;
        }

        return start..end;
    }

    private static string Text(ref Utf8JsonReader reader, string before)
    {
        var name = reader.GetString();
        if (before.Length > 0)
            throw new JsonException($"The member '{name}' is there twice.");
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? "" : reader.GetString()!;
    }

    private struct Spec
    {
        private AccessQuestion? _resource;
        private AccessQuestion? _path;

        public string? User { get; private set; }

        public List<string>? Groups { get; private set; }

        public readonly AccessQuestion? Question => _resource ?? _path;

        public readonly bool IsBoth => _resource is not null && _path is not null;

        public bool Read(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                if (reader.ValueTextEquals("user"u8))
                    User = Text(ref reader, User ?? "") is { Length: > 0 } user ? user : null;
                else if (reader.ValueTextEquals("groups"u8))
                    ReadGroups(ref reader);
                else if (reader.ValueTextEquals("resourceAttributes"u8))
                    _resource = ReadAttributes(ref reader, isPath: false) ?? _resource;
                else if (reader.ValueTextEquals("nonResourceAttributes"u8))
                    _path = ReadAttributes(ref reader, isPath: true) ?? _path;
                else
                    reader.Skip();
            }

            return true;
        }

        private void ReadGroups(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                return;
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new JsonException("spec.groups is a list.");
            Groups = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                Groups.Add(reader.GetString() ?? "");
        }

        private static AccessQuestion? ReadAttributes(ref Utf8JsonReader reader, bool isPath)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                return null;
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException("The attributes are an object.");
            var (verb, group, resource, subresource, ns, name, path) = ("", "", "", "", "", "", "");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                if (reader.ValueTextEquals("verb"u8))
                    verb = Text(ref reader, verb);
                else if (reader.ValueTextEquals("group"u8))
                    group = Text(ref reader, group);
                else if (reader.ValueTextEquals("resource"u8))
                    resource = Text(ref reader, resource);
                else if (reader.ValueTextEquals("subresource"u8))
                    subresource = Text(ref reader, subresource);
                else if (reader.ValueTextEquals("namespace"u8))
                    ns = Text(ref reader, ns);
                else if (reader.ValueTextEquals("name"u8))
                    name = Text(ref reader, name);
                else if (reader.ValueTextEquals("path"u8))
                    path = Text(ref reader, path);
                else
                    reader.Skip();
            }

            return isPath ? AccessQuestion.OfPath(verb, path) : AccessQuestion.Of(verb, group, resource, ns, name, subresource);
        }
    }
}
