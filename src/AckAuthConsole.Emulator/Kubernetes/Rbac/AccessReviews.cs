using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>The access reviews: questions posted as objects that are answered and never stored.</summary>
internal sealed class AccessReviews(RbacIndex index)
{
    private readonly RbacAuthorizer _authorizer = new(index);

    /// <summary>What is wrong with a review of one of the three kinds that ask about one action.</summary>
    /// <param name="kind">SubjectAccessReview, LocalSubjectAccessReview or SelfSubjectAccessReview.</param>
    /// <param name="json">The review.</param>
    public static List<FieldError> Validate(string kind, JsonObject json)
    {
        var errors = new List<FieldError>();
        var spec = json["spec"] as JsonObject;
        var (resource, path) = (spec?["resourceAttributes"] as JsonObject, spec?["nonResourceAttributes"] as JsonObject);
        if (resource is not null && path is not null) errors.Add(FieldError.Invalid("spec.nonResourceAttributes", PathLiteral(path), "cannot be specified in combination with resourceAttributes"));
        if (resource is null && path is null) errors.Add(FieldError.Invalid("spec.resourceAttributes", "\"null\"", "exactly one of nonResourceAttributes or resourceAttributes must be specified"));
        if (kind != "SelfSubjectAccessReview" && Text(spec, "user").Length == 0 && spec?["groups"] is not JsonArray { Count: > 0 })
        {
            errors.Add(FieldError.Invalid("spec.user", "\"\"", "at least one of user or group must be specified"));
        }

        var isLocal = kind == "LocalSubjectAccessReview";
        var metadata = Metadata(json, isLocal);
        if (metadata.Count > 0) errors.Add(FieldError.Invalid("metadata", MetadataLiteral(json["metadata"] as JsonObject), isLocal ? "must be empty except for namespace" : "must be empty"));
        if (!isLocal) return errors;
        if (resource is not null && Text(resource, "namespace") != Text(json["metadata"] as JsonObject, "namespace"))
        {
            errors.Add(FieldError.Invalid("spec.resourceAttributes.namespace", GoText.Quote(Text(resource, "namespace")), "must match metadata.namespace"));
        }

        if (path is not null) errors.Add(FieldError.Invalid("spec.nonResourceAttributes", PathLiteral(path), "disallowed on this kind of request"));
        return errors;
    }

    /// <summary>Answers a sound review about one action.</summary>
    /// <param name="json">The review.</param>
    /// <param name="user">Null: the one whom the review names.</param>
    /// <param name="groups">Groups of <paramref name="user"/>.</param>
    public JsonObject Answer(JsonObject json, string? user = null, IReadOnlyList<string>? groups = null)
    {
        var spec = json["spec"] as JsonObject;
        user ??= Text(spec, "user");
        groups ??= spec?["groups"] is JsonArray list ? [.. list.Select(group => (string?)group ?? "")] : [];
        var decision = _authorizer.Decide(Request(spec, user, groups));
        var status = new JsonObject { ["allowed"] = decision.Allowed };
        if (decision.Reason.Length > 0) status["reason"] = decision.Reason;
        return status;
    }

    /// <summary>Everything that somebody may do in a namespace.</summary>
    public JsonObject Rules(string user, IReadOnlyList<string> groups, string ns)
    {
        var (rules, errors) = _authorizer.RulesFor(user, groups, ns, plural: false);
        var status = new JsonObject
        {
            ["resourceRules"] = new JsonArray([.. rules.Where(rule => rule.Resources.Count > 0).Select(rule => (JsonNode)Part(rule, ofPaths: false).ToJson())]),
            ["nonResourceRules"] = new JsonArray([.. rules.Where(rule => rule.NonResourceUrls.Count > 0).Select(rule => (JsonNode)Part(rule, ofPaths: true).ToJson())]),
            ["incomplete"] = false,
        };
        if (errors.Count > 0) status["evaluationError"] = RbacAuthorizer.Joined(errors);
        return status;
    }

    private static PolicyRule Part(PolicyRule rule, bool ofPaths) => ofPaths
        ? new() { Verbs = rule.Verbs, NonResourceUrls = rule.NonResourceUrls }
        : new() { Verbs = rule.Verbs, ApiGroups = rule.ApiGroups, Resources = rule.Resources, ResourceNames = rule.ResourceNames };

    private static RbacRequest Request(JsonObject? spec, string user, IReadOnlyList<string> groups)
    {
        if (spec?["resourceAttributes"] is JsonObject resource)
        {
            return new()
            {
                User = user,
                Groups = groups,
                Verb = Text(resource, "verb"),
                ApiGroup = Text(resource, "group"),
                Resource = Text(resource, "resource"),
                Subresource = Text(resource, "subresource"),
                Namespace = Text(resource, "namespace"),
                Name = Text(resource, "name"),
            };
        }

        var path = spec?["nonResourceAttributes"] as JsonObject;
        return new() { User = user, Groups = groups, Verb = Text(path, "verb"), Path = Text(path, "path") };
    }

    private static List<string> Metadata(JsonObject json, bool mayHaveNamespace) => json["metadata"] is not JsonObject metadata ? [] :
        [.. metadata.Where(member => !(mayHaveNamespace && member.Key == "namespace") && member.Key != "managedFields" && member.Value switch
        {
            null => false,
            JsonObject members => members.Count > 0,
            JsonArray items => items.Count > 0,
            JsonValue value => !value.TryGetValue<string>(out var text) || text.Length > 0,
            _ => true,
        }).Select(member => member.Key)];

    private static string PathLiteral(JsonObject path) => $"authorization.NonResourceAttributes{{Path:{GoText.Quote(Text(path, "path"))}, Verb:{GoText.Quote(Text(path, "verb"))}}}";

    // The API server prints its whole Go structure here; the parts that people set are enough to see what is meant.
    private static string MetadataLiteral(JsonObject? metadata) =>
        $"v1.ObjectMeta{{Name:{GoText.Quote(Text(metadata, "name"))}, GenerateName:{GoText.Quote(Text(metadata, "generateName"))}, Namespace:{GoText.Quote(Text(metadata, "namespace"))}, Labels:{Map(metadata, "labels")}, Annotations:{Map(metadata, "annotations")}}}";

    private static string Map(JsonObject? metadata, string name) => metadata?[name] is JsonObject { Count: > 0 } map
        ? $"map[string]string{{{string.Join(", ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{GoText.Quote(entry.Key)}:{GoText.Quote((string?)entry.Value ?? "")}"))}}}"
        : "map[string]string(nil)";

    private static string Text(JsonObject? json, string name) => json?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
