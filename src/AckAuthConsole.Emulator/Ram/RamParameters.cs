using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>Reads and checks parameters of RAM and IMS.</summary>
internal static partial class RamParameters
{
    /// <summary>A new user, group, role or policy name.</summary>
    public static string NewName(this CallContext call, string parameter, int maxLength, string kind)
    {
        var name = call.Required(parameter);
        if (name.Length > maxLength) throw RamErrors.Length(parameter);
        var allowed = kind switch
        {
            "policy" => PolicyNameForm(),
            "role" => RoleNameForm(),
            _ => NameForm(),
        };
        return allowed.IsMatch(name) ? name : throw RamErrors.InvalidChars(parameter);
    }

    /// <summary>A text of limited length; null if it is absent.</summary>
    public static string? Text(this CallContext call, string parameter, int maxLength)
    {
        if (!call.Parameters.TryGetValue(parameter, out var text)) return null;
        return text.Length <= maxLength ? text : throw RamErrors.Length(parameter);
    }

    public static string? Phone(this CallContext call, string parameter)
    {
        if (!call.Parameters.TryGetValue(parameter, out var text)) return null;
        return text.Length == 0 || PhoneForm().IsMatch(text) ? text : throw RamErrors.Format("MobilePhone");
    }

    public static string? Email(this CallContext call, string parameter)
    {
        if (!call.Parameters.TryGetValue(parameter, out var text)) return null;
        return text.Length == 0 || EmailForm().IsMatch(text) ? text : throw RamErrors.Format("Email");
    }

    public static bool Flag(this CallContext call, string parameter, bool absent = false) =>
        call.Optional(parameter) is { } text ? bool.TryParse(text, out var value) ? value : throw RamErrors.InvalidValue(parameter) : absent;

    public static int Number(this CallContext call, string parameter, int absent, int min, int max)
    {
        if (call.Optional(parameter) is not { } text) return absent;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw RamErrors.InvalidValue(parameter);
    }

    /// <summary><c>System</c> or <c>Custom</c>.</summary>
    public static string PolicyType(this CallContext call) =>
        call.Required("PolicyType") is var type && type is RamPolicy.System or RamPolicy.Custom ? type : throw RamErrors.InvalidValue("PolicyType");

    /// <summary>A policy document, checked.</summary>
    public static string Document(this CallContext call, string parameter, bool isTrustPolicy)
    {
        var document = call.Required(parameter);
        if (document.Length > RamLimits.PolicyLength) throw RamErrors.Length("PolicyDocument");
        return call.Authorizer.FindFault(document, isTrustPolicy) is { } fault ? throw new ApiError(400, "MalformedPolicyDocument", fault) : document;
    }

    public static RamUser User(this CallContext call, string parameter = "UserName") =>
        call.State.FindUser(call.Required(parameter)) ?? throw RamErrors.NotExist("User");

    public static RamGroup Group(this CallContext call) => call.State.FindGroup(call.Required("GroupName")) ?? throw RamErrors.NotExist("Group");

    public static RamRole Role(this CallContext call) => call.State.FindRole(call.Required("RoleName")) ?? throw RamErrors.NotExist("Role");

    public static RamPolicy Policy(this CallContext call) =>
        call.State.FindPolicy(call.PolicyType(), call.Required("PolicyName")) ?? throw RamErrors.NotExist("Policy");

    public static RamPolicy CustomPolicy(this CallContext call) =>
        call.State.FindPolicy(RamPolicy.Custom, call.Required("PolicyName")) ?? throw RamErrors.NotExist("Policy");

    /// <summary>The tags of parameter <c>Tag</c>, as JSON text or flattened (<c>Tag.1.Key</c>).</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> TagList(this CallContext call)
    {
        var tags = new List<KeyValuePair<string, string?>>();
        if (call.Optional("Tag") is { } json)
        {
            try
            {
                foreach (var tag in JsonNode.Parse(json) as JsonArray ?? throw RamErrors.InvalidValue("Tag"))
                {
                    tags.Add(new(tag?["Key"]?.GetValue<string>() ?? throw RamErrors.InvalidValue("Tag"), tag["Value"]?.GetValue<string>()));
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw RamErrors.InvalidValue("Tag");
            }
        }
        for (var n = 1; call.Optional(string.Create(CultureInfo.InvariantCulture, $"Tag.{n}.Key")) is { } key; n++)
        {
            tags.Add(new(key, call.Optional(string.Create(CultureInfo.InvariantCulture, $"Tag.{n}.Value"))));
        }
        return tags;
    }

    public static Dictionary<string, string> NewTags(this CallContext call)
    {
        var tags = call.TagList().ToDictionary(t => t.Key, t => t.Value ?? "");
        return tags.Count <= RamLimits.TagsPerResource ? tags : throw RamErrors.LimitExceeded("Tag");
    }

    public static bool HasAll(this IReadOnlyList<KeyValuePair<string, string?>> wanted, IReadOnlyDictionary<string, string> tags) =>
        wanted.All(w => tags.TryGetValue(w.Key, out var value) && (w.Value is null || w.Value == value));

    /// <summary>
    /// One page of a list, in the order of its keys. A marker names the last key shown, so pages neither skip nor repeat what stays
    /// while others come and go.
    /// </summary>
    public static (List<T> Items, string? NextMarker) Page<T>(this CallContext call, IEnumerable<T> items, Func<T, string> key, int defaultSize, int maxSize)
    {
        var size = call.Number("MaxItems", defaultSize, 1, maxSize);
        var ordered = items.OrderBy(key, StringComparer.Ordinal).AsEnumerable();
        if (call.Optional("Marker") is { } marker)
        {
            var after = Decode(marker);
            ordered = ordered.SkipWhile(item => string.CompareOrdinal(key(item), after) <= 0);
        }
        var page = ordered.Take(size + 1).ToList();
        if (page.Count <= size) return (page, null);
        page.RemoveAt(size);
        return (page, Convert.ToBase64String(Encoding.UTF8.GetBytes("m1:" + key(page[^1]))));

        static string Decode(string marker)
        {
            Span<byte> bytes = stackalloc byte[1024];
            if (marker.Length <= 1024 && Convert.TryFromBase64String(marker, bytes, out var length)
                && Encoding.UTF8.GetString(bytes[..length]) is var text && text.StartsWith("m1:", StringComparison.Ordinal))
            {
                return text[3..];
            }
            throw RamErrors.InvalidValue("Marker");
        }
    }

    /// <summary>The answer of a paged list.</summary>
    public static ApiReply PagedReply(string container, string element, IEnumerable<JsonObject> items, string? nextMarker)
    {
        var body = new JsonObject { ["IsTruncated"] = nextMarker is not null };
        if (nextMarker is not null) body["Marker"] = nextMarker;
        body[container] = List(element, items);
        return ApiReply.Json(body);
    }

    public static ApiReply ListReply(string container, string element, IEnumerable<JsonObject> items) =>
        ApiReply.Json(new JsonObject { [container] = List(element, items) });

    public static JsonObject List(string element, IEnumerable<JsonObject> items) => new() { [element] = new JsonArray([.. items]) };

    public static JsonObject TagJson(IReadOnlyDictionary<string, string> tags) =>
        List("Tag", tags.Select(t => new JsonObject { ["TagKey"] = t.Key, ["TagValue"] = t.Value }));

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\A[A-Za-z0-9.-]+\z")]
    private static partial Regex RoleNameForm();

    [GeneratedRegex(@"\A[A-Za-z0-9-]+\z")]
    private static partial Regex PolicyNameForm();

    [GeneratedRegex(@"\A\d{1,4}-\d{5,15}\z")]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"\A[^@\s]+@[^@\s]+\z")]
    private static partial Regex EmailForm();
}
