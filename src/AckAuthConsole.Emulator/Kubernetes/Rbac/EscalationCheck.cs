using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Nobody may give what he does not hold, by a role or by a binding, unless he may <c>escalate</c> or <c>bind</c>.</summary>
internal sealed class EscalationCheck(RbacIndex index)
{
    private static readonly PolicyRule[] s_everything =
    [
        new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] },
        new() { Verbs = ["*"], NonResourceUrls = ["*"] },
    ];

    private readonly RbacAuthorizer _authorizer = new(index);

    /// <summary>Judges the write of a Role or ClusterRole.</summary>
    /// <param name="user">Who writes.</param>
    /// <param name="groups">His groups.</param>
    /// <param name="ns">Namespace of a Role, else empty.</param>
    /// <param name="requestName">The name in the request's path: empty on create.</param>
    /// <param name="json">The role as it shall be.</param>
    /// <param name="old">As it is; null on create.</param>
    public WriteVerdict ForRole(string user, IReadOnlyList<string> groups, string ns, string requestName, JsonObject json, JsonObject? old)
    {
        var resource = (string?)json["kind"] == RbacNames.ClusterRole ? "clusterroles" : "roles";
        if (groups.Contains(RbacNames.Masters) || May(user, groups, "escalate", resource, ns, requestName) || (old is not null && ChangesHousekeepingOnly(json, old))) return WriteVerdict.Allowed;
        if (NotHeld(user, groups, ns, PolicyRule.ReadAll(json)) is { } reason) return new WriteVerdict.Forbidden(reason);
        return (Aggregates(json) || (old is not null && Aggregates(old))) && NotHeld(user, groups, ns, s_everything) is not null
            ? new WriteVerdict.Forbidden("must have cluster-admin privileges to use the aggregationRule")
            : WriteVerdict.Allowed;
    }

    /// <summary>Judges the write of a binding; the parameters are those of <see cref="ForRole"/>.</summary>
    public WriteVerdict ForBinding(string user, IReadOnlyList<string> groups, string ns, JsonObject json, JsonObject? old)
    {
        if (groups.Contains(RbacNames.Masters) || (old is not null && ChangesHousekeepingOnly(json, old))) return WriteVerdict.Allowed;
        var binding = RbacBinding.Read(ns, "", json);
        var resource = binding.RoleKind switch
        {
            RbacNames.ClusterRole => "clusterroles",
            RbacNames.Role => "roles",
            _ => null,
        };
        if (resource is null) return new WriteVerdict.Broken($"unsupported role reference kind: {GoText.Quote(binding.RoleKind)}");
        if (May(user, groups, "bind", resource, ns, binding.RoleName)) return WriteVerdict.Allowed;
        if (_authorizer.RulesOf(binding) is not { } rules) return new WriteVerdict.RoleMissing(resource, binding.RoleName);
        return NotHeld(user, groups, ns, rules) is { } reason ? new WriteVerdict.Forbidden(reason) : WriteVerdict.Allowed;
    }

    private bool May(string user, IReadOnlyList<string> groups, string verb, string resource, string ns, string name) =>
        _authorizer.Decide(new() { User = user, Groups = groups, Verb = verb, ApiGroup = RbacNames.Group, Resource = resource, Namespace = ns, Name = name }).Allowed;

    private string? NotHeld(string user, IReadOnlyList<string> groups, string ns, IEnumerable<PolicyRule> wanted)
    {
        var (held, errors) = _authorizer.RulesFor(user, groups, ns, plural: true);
        var missing = RuleCoverage.Missing(held, wanted);
        if (missing.Count == 0) return null;
        var text = $"user {GoText.Quote(user)} (groups={GoText.QuoteList(groups)}) is attempting to grant RBAC permissions not currently held:\n{string.Join('\n', RuleCoverage.Describe(missing))}";
        return errors.Count == 0 ? text : $"{text}; resolution errors: [{RbacAuthorizer.Joined(errors)}]";
    }

    private static bool Aggregates(JsonObject role) => role["aggregationRule"]?["clusterRoleSelectors"] is JsonArray { Count: > 0 };

    // Garbage collection works with rights of its own: it may change what it needs of any object. The version counts as a change when it is not sent.
    private static bool ChangesHousekeepingOnly(JsonObject json, JsonObject old)
    {
        return JsonNode.DeepEquals(Rest(json), Rest(old));

        static JsonObject Rest(JsonObject whole)
        {
            var rest = (JsonObject)whole.DeepClone();
            if (rest["metadata"] is not JsonObject metadata) return rest;
            foreach (var name in (string[])["ownerReferences", "finalizers", "managedFields"]) metadata.Remove(name);
            foreach (var (name, value) in metadata.ToList())
            {
                if (value is null or JsonObject { Count: 0 } or JsonArray { Count: 0 }) metadata.Remove(name);
            }

            return rest;
        }
    }
}
