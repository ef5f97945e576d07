using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>What kube-apiserver makes of RBAC at its start, and puts right where it was changed.</summary>
internal static class BootstrapPolicy
{
    private const string Autoupdate = "rbac.authorization.kubernetes.io/autoupdate";

    private static readonly Lazy<IReadOnlyList<JsonObject>> s_objects = new(Load);

    /// <summary>All objects, in the order in which they are made. Not to be changed: clone them.</summary>
    public static IReadOnlyList<JsonObject> Objects => s_objects.Value;

    /// <summary>
    /// What has to be written to put an object right; null when it is right as it is. Missing rules and subjects are added, extra ones stay. An object
    /// annotated <c>"false"</c> is left alone.
    /// </summary>
    /// <param name="wanted">One of <see cref="Objects"/>.</param>
    /// <param name="current">As it is; null when it is missing.</param>
    /// <param name="isNew">True when the object must be made anew, since its roleRef cannot be changed.</param>
    public static JsonObject? Reconcile(JsonObject wanted, JsonObject? current, out bool isNew)
    {
        isNew = current is null;
        if (current is null) return (JsonObject)wanted.DeepClone();
        if ((string?)current["metadata"]?["annotations"]?[Autoupdate] == "false") return null;
        if (wanted["roleRef"] is { } reference && !JsonNode.DeepEquals(reference, current["roleRef"]))
        {
            isNew = true;
            return (JsonObject)wanted.DeepClone();
        }

        var repaired = (JsonObject)current.DeepClone();
        var changed = AddMissing(repaired, wanted, "labels") | AddMissing(repaired, wanted, "annotations");
        if (wanted["aggregationRule"] is { } aggregation)
        {
            if (!JsonNode.DeepEquals(aggregation, current["aggregationRule"])) (repaired["aggregationRule"], changed) = (aggregation.DeepClone(), true);
        }
        else if (RuleCoverage.Missing(PolicyRule.ReadAll(current), PolicyRule.ReadAll(wanted)) is { Count: > 0 } missing)
        {
            var rules = PolicyRule.ReadAll(current).Concat(missing);
            (repaired["rules"], changed) = (new JsonArray([.. rules.Select(rule => (JsonNode)rule.ToJson())]), true);
        }

        foreach (var subject in (wanted["subjects"] as JsonArray)?.Where(subject => !Holds(current, subject)) ?? [])
        {
            (repaired["subjects"] ??= new JsonArray()).AsArray().Add(subject!.DeepClone());
            changed = true;
        }

        return changed ? repaired : null;
    }

    private static bool Holds(JsonObject binding, JsonNode? subject) => binding["subjects"] is JsonArray subjects && subjects.Any(held => RbacSubject.Read(held) == RbacSubject.Read(subject));

    private static bool AddMissing(JsonObject json, JsonObject wanted, string name)
    {
        var changed = false;
        foreach (var (key, value) in wanted["metadata"]![name] as JsonObject ?? [])
        {
            var members = (json["metadata"]![name] ??= new JsonObject()).AsObject();
            if (members.ContainsKey(key)) continue;
            members[key] = value!.DeepClone();
            changed = true;
        }

        return changed;
    }

    private static IReadOnlyList<JsonObject> Load()
    {
        var objects = RbacText.ReadResource("Bootstrap.txt");
        foreach (var json in objects)
        {
            var metadata = json["metadata"]!.AsObject();
            (metadata["labels"] ??= new JsonObject())["kubernetes.io/bootstrapping"] = "rbac-defaults";
            metadata["annotations"] = new JsonObject { [Autoupdate] = "true" };
        }

        return objects;
    }
}
