using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>delete and deletecollection.</summary>
internal static class DeleteOperations
{
    public static KubeReply Delete(KubeCall call)
    {
        var options = ReadOptions(call);
        var stored = call.Cluster.Find(call.Resource, WriteOperations.NamespaceOf(call), call.Name);
        // Before looking: some objects may not be deleted whether or not they exist.
        call.Resource.Strategy.BeforeDelete(new(call, stored?.Copy() ?? new() { ["metadata"] = new JsonObject { ["name"] = call.Name } }, stored));
        if (stored is null) throw KubeError.NotFound(call.Resource, call.Name);
        CheckPreconditions(call, options, stored);
        var (left, isGone) = Delete(call, stored, options);
        if (!isGone || call.Resource.Strategy.ReturnsDeleted) return new KubeReply.Object(call.Resource, left);
        var details = new JsonObject { ["name"] = stored.Name };
        if (call.Resource.Group.Length > 0) details["group"] = call.Resource.Group;
        details["kind"] = call.Resource.Plural;
        details["uid"] = stored.Uid;
        return new KubeReply.Json(new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Success",
            ["details"] = details,
        });
    }

    public static KubeReply DeleteCollection(KubeCall call)
    {
        var options = ReadOptions(call);
        var list = (KubeReply.List)ReadOperations.List(call);
        foreach (var item in list.Items) CheckPreconditions(call, options, item);
        foreach (var item in list.Items) Delete(call, item, options);
        return list;
    }

    /// <summary>Whether nothing holds an object that is being deleted.</summary>
    public static bool HasNoFinalizers(KubeResource resource, JsonObject json) =>
        json["metadata"]!["finalizers"] is not JsonArray { Count: > 0 } && resource.Strategy.IsFinished(json);

    private static (JsonObject Left, bool IsGone) Delete(KubeCall call, StoredObject stored, JsonObject options)
    {
        var isDry = call.IsDryRun || (string?)options["dryRun"] == "All";
        if (HasNoFinalizers(call.Resource, stored.Data))
        {
            if (isDry) return (stored.Data, true);
            call.Cluster.Delete(stored);
            if ((string?)options["propagationPolicy"] != "Orphan") DeleteDependents(call, stored);
            return (stored.Data, true);
        }
        if (stored.IsBeingDeleted) return (stored.Data, false);
        var json = stored.Copy();
        var metadata = (JsonObject)json["metadata"]!;
        metadata["deletionTimestamp"] = KubeCluster.TimeText(call.Now);
        metadata["deletionGracePeriodSeconds"] = 0;
        if (call.Resource.Strategy.HasGeneration) metadata["generation"] = ((long?)metadata["generation"] ?? 0) + 1;
        call.Resource.Strategy.MarkDeleted(json);
        if (isDry) return (ObjectForm.Canonical(call.Resource, json), false);
        var marked = call.Cluster.Store(call.Resource, json, stored);
        call.Resource.Strategy.AfterWrite(new(call, marked.Copy(), stored));
        return (marked.Data, false);
    }

    // What the garbage collector does: dependents go with their last owner.
    private static void DeleteDependents(KubeCall call, StoredObject owner)
    {
        foreach (var dependent in Dependents(call, owner).ToList())
        {
            if (!HasNoFinalizers(dependent.Resource, dependent.Data)) continue;
            call.Cluster.Delete(dependent);
            DeleteDependents(call, dependent);
        }
    }

    private static IEnumerable<StoredObject> Dependents(KubeCall call, StoredObject owner) => call.Cluster.Resources.All
        .Where(resource => resource.IsStored && (resource.IsNamespaced || owner.Namespace.Length == 0) && resource.Group != "rbac.authorization.k8s.io")
        .SelectMany(resource => call.Cluster.List(resource, owner.Namespace))
        .Where(stored => stored.Metadata["ownerReferences"] is JsonArray { Count: > 0 } owners && owners.All(reference => (string?)reference?["uid"] == owner.Uid));

    private static JsonObject ReadOptions(KubeCall call)
    {
        call.CheckOptions("DeleteOptions");
        var options = new JsonObject();
        if (!call.Body.IsEmpty)
        {
            try
            {
                options = JsonText.Parse(call.Body) as JsonObject ?? [];
            }
            catch (JsonException e)
            {
                throw KubeError.BadRequest($"couldn't get version/kind; json parse error: {ObjectBody.Reason(e, call.Body.Span)}");
            }
        }
        else
        {
            foreach (var name in (string[])["propagationPolicy", "gracePeriodSeconds"])
            {
                if (call.Query[name].ToString() is { Length: > 0 } value) options[name] = value;
            }
        }
        if (Text(options, "propagationPolicy") is { Length: > 0 } policy && policy is not ("Foreground" or "Background" or "Orphan"))
        {
            throw KubeError.Invalid(
                "meta.k8s.io", "DeleteOptions", "",
                [new("FieldValueNotSupported", "propagationPolicy", $"Unsupported value: {GoText.Quote(policy)}: supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"")]);
        }
        if (options["dryRun"] is JsonArray dryRun)
        {
            if (dryRun.Any(value => (string?)value != "All"))
            {
                throw KubeError.Invalid(
                    "meta.k8s.io", "DeleteOptions", "",
                    [new("FieldValueNotSupported", "dryRun", $"Unsupported value: {GoText.Literal(dryRun.Select(value => (string?)value ?? ""))}: supported values: \"All\"")]);
            }
            options["dryRun"] = dryRun.Count > 0 ? "All" : null;
        }
        return options;
    }

    private static void CheckPreconditions(KubeCall call, JsonObject options, StoredObject stored)
    {
        if (options["preconditions"] is not JsonObject wanted) return;
        if (Text(wanted, "uid") is { } uid && uid != stored.Uid)
        {
            throw KubeError.ConflictOfKind(
                call.Resource, stored.Name,
                $"the UID in the precondition ({uid}) does not match the UID in record ({stored.Uid}). The object might have been deleted and then recreated");
        }
        if (Text(wanted, "resourceVersion") is { } version && version != (string?)stored.Metadata["resourceVersion"])
        {
            throw KubeError.ConflictOfKind(
                call.Resource, stored.Name,
                $"the ResourceVersion in the precondition ({version}) does not match the ResourceVersion in record ({(string?)stored.Metadata["resourceVersion"]}). The object might have been modified");
        }
    }

    private static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
