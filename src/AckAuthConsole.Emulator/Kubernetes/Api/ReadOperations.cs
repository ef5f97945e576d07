using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.Kubernetes.Selectors;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>get, list and watch.</summary>
internal static class ReadOperations
{
    private const string TokenVersion = "meta.k8s.io/v1";

    private const string ExpiredToken =
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.";

    public static KubeReply Get(KubeCall call)
    {
        var version = Version(call.Query["resourceVersion"].ToString());
        DemandPast(call, version);
        return call.Cluster.Find(call.Resource, NamespaceOf(call), call.Name) is { } stored
            ? new KubeReply.Object(call.Resource, stored.Data)
            : throw KubeError.NotFound(call.Resource, call.Name);
    }

    public static KubeReply List(KubeCall call)
    {
        var (labels, fields) = Selectors(call);
        var (limit, token) = (call.Number("limit"), call.Query["continue"].ToString());
        var (versionText, match) = (call.Query["resourceVersion"].ToString(), call.Query["resourceVersionMatch"].ToString());
        CheckMatch(call, versionText, match, token);
        var (revision, after, table) = Start(call, versionText, match, token, limit);

        var ns = NamespaceOf(call);
        var (first, end) = table.Range(ns);
        if (after is not null) first = Math.Max(first, table.IndexFrom(after));
        var items = new List<StoredObject>();
        var index = first;
        for (; index < end && (limit <= 0 || items.Count < limit); index++)
        {
            var item = table[index];
            if (labels.Matches(item.Labels) && fields.Matches(item.Data)) items.Add(item);
        }

        var metadata = new JsonObject { ["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture) };
        if (limit > 0 && index < end)
        {
            call.Cluster.Remember(call.Resource, revision, table);
            metadata["continue"] = Token(revision, items[^1].Path + "\0");
            if (labels.IsEmpty && fields.IsEmpty) metadata["remainingItemCount"] = end - index;
        }
        return new KubeReply.List(call.Resource, items, metadata);
    }

    public static KubeReply Watch(KubeCall call)
    {
        var (labels, fields) = Selectors(call);
        var versionText = call.Query["resourceVersion"].ToString();
        var match = call.Query["resourceVersionMatch"].ToString();
        var wantsInitial = call.Query["sendInitialEvents"].ToString() is { Length: > 0 } text ? text is "true" or "1" : (bool?)null;
        if (wantsInitial is not null && match != "NotOlderThan")
        {
            throw InvalidList(new FieldError("FieldValueForbidden", "resourceVersionMatch", "Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
        }
        if (wantsInitial is null && match.Length > 0)
        {
            throw InvalidList(new FieldError("FieldValueForbidden", "resourceVersionMatch", "Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
        }
        var version = Version(versionText);
        DemandPast(call, version);
        var showsBookmarks = call.Query["allowWatchBookmarks"].ToString() is "true" or "1";
        if (wantsInitial == true && !showsBookmarks)
        {
            throw InvalidList(new FieldError("FieldValueForbidden", "sendInitialEvents", "Forbidden: sendInitialEvents is forbidden for watch unless allowWatchBookmarks is set"));
        }
        var seconds = call.Number("timeoutSeconds");
        return new KubeReply.Watch(new(call.Cluster, call.Resource, NamespaceOf(call), labels, fields)
        {
            From = version,
            SendsInitial = wantsInitial ?? version == 0,
            EndsInitialWithBookmark = wantsInitial == true,
            ShowsBookmarks = showsBookmarks,
            Lasts = seconds > 0 ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromMinutes(45),
            Include = call.Query["includeObject"].ToString(),
        });
    }

    /// <summary>Label and field selector of the query. A request for one name by field selector is one for its namespace's objects of that name.</summary>
    public static (LabelSelector Labels, FieldSelector Fields) Selectors(KubeCall call)
    {
        var fields = FieldSelector.Parse(call.Resource, call.Query["fieldSelector"].ToString());
        return (LabelSelector.Parse(call.Query["labelSelector"].ToString()), fields);
    }

    /// <summary>The namespace whose objects are meant; empty: of all.</summary>
    public static string NamespaceOf(KubeCall call) => call.Resource.IsNamespaced ? call.Namespace : "";

    public static long Version(string text)
    {
        if (text.Length == 0) return 0;
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (long)Math.Min(version, long.MaxValue)
            : throw KubeError.Raw(500, $"resourceVersion: Invalid value: {GoText.Quote(text)}: strconv.ParseUint: parsing {GoText.Quote(text)}: invalid syntax");
    }

    private static void DemandPast(KubeCall call, long version)
    {
        if (version > call.Cluster.Revision) throw KubeError.VersionFromTheFuture(version, call.Cluster.Revision);
    }

    private static void CheckMatch(KubeCall call, string version, string match, string token)
    {
        if (call.Query["sendInitialEvents"].ToString().Length > 0)
        {
            throw InvalidList(new FieldError("FieldValueForbidden", "sendInitialEvents", "Forbidden: sendInitialEvents is forbidden for list"));
        }
        if (match.Length == 0) return;
        var errors = new List<FieldError>();
        if (match is not ("Exact" or "NotOlderThan"))
        {
            errors.Add(new("FieldValueNotSupported", "resourceVersionMatch", $"Unsupported value: {GoText.Quote(match)}: supported values: \"Exact\", \"NotOlderThan\", \"\""));
        }
        if (version.Length == 0) errors.Add(FieldError.Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden unless resourceVersion is provided"));
        if (token.Length > 0) errors.Add(FieldError.Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided"));
        if (match == "Exact" && version == "0") errors.Add(FieldError.Forbidden("resourceVersionMatch", "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
        if (errors.Count > 0) throw InvalidList([.. errors]);
    }

    private static (long Revision, string? After, ObjectTable Table) Start(KubeCall call, string versionText, string match, string token, long limit)
    {
        var cluster = call.Cluster;
        var now = cluster.Table(call.Resource);
        if (token.Length > 0)
        {
            var (revision, after) = ReadToken(token);
            if (versionText is not ("" or "0")) throw KubeError.BadRequest("specifying resource version is not allowed when using continue");
            if (revision < 0) return (cluster.Revision, after, now);
            return cluster.TableAt(call.Resource, revision) is { } past ? (revision, after, past) : throw KubeError.Expired(ExpiredToken, Token(-1, after));
        }
        var version = Version(versionText);
        DemandPast(call, version);
        var isExact = match == "Exact" || (match.Length == 0 && limit > 0 && version > 0);
        if (!isExact) return (cluster.Revision, null, now);
        return cluster.TableAt(call.Resource, version) is { } then ? (version, null, then) : throw KubeError.Expired("The resourceVersion for the provided list is too old.");
    }

    private static string Token(long revision, string start) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        new JsonObject { ["v"] = TokenVersion, ["rv"] = revision, ["start"] = start }.ToJsonString()));

    private static (long Revision, string After) ReadToken(string token)
    {
        try
        {
            var json = JsonNode.Parse(Base64Url.DecodeFromChars(token.TrimEnd('=')));
            if ((string?)json?["v"] != TokenVersion) throw KubeError.BadRequest($"invalid continue token: continue key is not valid: server does not recognize this encoded version {GoText.Quote((string?)json?["v"] ?? "")}");
            var (revision, start) = ((long?)json["rv"] ?? 0, (string?)json["start"] ?? "");
            if (revision == 0) throw KubeError.BadRequest("invalid continue token: continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
            if (start.Length == 0) throw KubeError.BadRequest("invalid continue token: continue key is not valid: encoded start key empty (version meta.k8s.io/v1)");
            if (start.Contains("../", StringComparison.Ordinal)) throw KubeError.BadRequest($"invalid continue token: continue key is not valid: {start}");
            return (revision, start);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            throw KubeError.BadRequest($"invalid continue token: continue key is not valid: {(e is FormatException ? "illegal base64 data at input byte 0" : "invalid character looking for beginning of value")}");
        }
    }

    private static KubeError InvalidList(params IReadOnlyList<FieldError> errors) => KubeError.Invalid("meta.k8s.io", "ListOptions", "", errors);
}
