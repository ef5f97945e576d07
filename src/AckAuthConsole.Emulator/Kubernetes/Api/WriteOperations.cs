using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Patches;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Storage;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>create, update and patch. Checks come in the API server's order: authorization (done before), escalation, version, validation.</summary>
internal static class WriteOperations
{
    private const string NameLetters = "bcdfghjklmnpqrstvwxz2456789";

    private static readonly string[] s_serverOwned = ["uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation"];

    public static KubeReply Create(KubeCall call)
    {
        call.CheckOptions("CreateOptions");
        if (call.Resource.Answer is { } answer) return new KubeReply.Object(call.Resource, answer(call, ObjectBody.Read(call))) { Status = StatusCodes.Status201Created };
        return Create(call, ObjectBody.Read(call));
    }

    public static KubeReply Update(KubeCall call)
    {
        call.CheckOptions("UpdateOptions");
        var json = ObjectBody.Read(call);
        CheckName(call, json);
        var old = call.Cluster.Find(call.Resource, NamespaceOf(call), call.Name);
        CheckUid(call, (string?)json["metadata"]!["uid"], old);
        if (old is not null) return Replace(call, json, old);
        if (!call.Resource.Strategy.CreatesOnUpdate || call.Attributes.Subresource.Length > 0) throw KubeError.NotFound(call.Resource, call.Name);
        call.Demand(call.Attributes with { Verb = "create" });
        ((JsonObject)json["metadata"]!).Remove("resourceVersion");
        return Create(call, json);
    }

    public static KubeReply Patch(KubeCall call)
    {
        if (call.ContentType is not (PatchTypes.Json or PatchTypes.Merge or PatchTypes.Strategic))
        {
            throw KubeError.UnsupportedMediaType("415: Unsupported Media Type", hasDetails: true);
        }
        CheckPatchOptions(call);
        var old = call.Cluster.Find(call.Resource, NamespaceOf(call), call.Name) ?? throw KubeError.NotFound(call.Resource, call.Name);
        var json = ObjectBody.Read(call, call.Resource, PatchTypes.Patch(call, old.Copy()));
        CheckName(call, json);
        CheckUid(call, (string?)json["metadata"]!["uid"], old);
        return Replace(call, json, old);
    }

    /// <summary>Stores a new object.</summary>
    /// <param name="call">The request.</param>
    /// <param name="json">The object, defaulted and in canonical form.</param>
    public static KubeReply Create(KubeCall call, JsonObject json)
    {
        var (resource, metadata) = (call.Resource, (JsonObject)json["metadata"]!);
        TakeNamespace(call, metadata);
        DemandNamespace(call);
        var write = new KubeWrite(call, json, null);
        resource.Strategy.BeforeWrite(write);
        if (metadata["resourceVersion"] is not null) throw KubeError.Raw(500, "resourceVersion should not be set on objects to be created");
        foreach (var name in s_serverOwned.Append("selfLink")) metadata.Remove(name);
        if (((string?)metadata["name"] ?? "").Length == 0 && (string?)metadata["generateName"] is { Length: > 0 } prefix) metadata["name"] = Generate(prefix);
        metadata["uid"] = KubeCluster.NewUid();
        metadata["creationTimestamp"] = KubeCluster.TimeText(call.Now);
        if (resource.Strategy.HasGeneration) metadata["generation"] = 1;
        resource.Strategy.Prepare(write);
        Validate(write, []);
        if (call.Cluster.Find(resource, write.Namespace, write.Name) is not null) throw KubeError.AlreadyExists(resource, write.Name);
        SetManagedFields(json, ManagedFields.AfterUpdate(call, null, json));
        if (call.IsDryRun) return new KubeReply.Object(resource, ObjectForm.Canonical(resource, json)) { Status = StatusCodes.Status201Created };
        var stored = call.Cluster.Store(resource, json, null);
        resource.Strategy.AfterWrite(write);
        return new KubeReply.Object(resource, stored.Data) { Status = StatusCodes.Status201Created };
    }

    /// <summary>Stores another version of an object.</summary>
    /// <param name="call">The request.</param>
    /// <param name="json">The object, defaulted and in canonical form.</param>
    /// <param name="old">What it replaces.</param>
    public static KubeReply Replace(KubeCall call, JsonObject json, StoredObject old)
    {
        var (resource, metadata) = (call.Resource, (JsonObject)json["metadata"]!);
        TakeNamespace(call, metadata);
        DemandNamespace(call);
        var view = resource.Subresources.FirstOrDefault(sub => sub.Name == call.Attributes.Subresource);
        if (view is not null) json = Through(view, json, old);
        else if (resource.Subresources.Any(sub => sub is { Name: "status", Handler: null })) Restore(json, old, "status");
        metadata = (JsonObject)json["metadata"]!;

        var write = new KubeWrite(call, json, old);
        resource.Strategy.BeforeWrite(write);
        var version = (string?)metadata["resourceVersion"] ?? "";
        if (version.Length > 0 && version != (string?)old.Metadata["resourceVersion"]) throw KubeError.Modified(resource, old.Name);
        if (version.Length == 0 && !resource.Strategy.AllowsUnconditionalUpdate)
        {
            throw KubeError.Invalid(resource, old.Name, [FieldError.Invalid("metadata.resourceVersion", "0x0", "must be specified for an update")]);
        }
        metadata["resourceVersion"] = old.Metadata["resourceVersion"]!.DeepClone();
        foreach (var name in s_serverOwned)
        {
            metadata.Remove(name);
            if (old.Metadata[name] is { } value) metadata[name] = value.DeepClone();
        }
        resource.Strategy.Prepare(write);
        json = write.Object;
        if (resource.Strategy.HasGeneration && view is null && ChangesDesire(json, old.Data)) metadata["generation"] = ((long?)old.Metadata["generation"] ?? 0) + 1;
        Validate(write, MetadataRules.ValidateUpdate(metadata, old.Metadata));
        SetManagedFields(json, ManagedFields.AfterUpdate(call, old, json));

        json = ObjectForm.Canonical(resource, json);
        if (JsonNode.DeepEquals(json, old.Data)) return new KubeReply.Object(resource, old.Data);
        if (call.IsDryRun) return new KubeReply.Object(resource, json);
        var isEnd = old.IsBeingDeleted && DeleteOperations.HasNoFinalizers(resource, json);
        var stored = isEnd ? call.Cluster.Delete(old) : call.Cluster.Store(resource, json, old);
        resource.Strategy.AfterWrite(write);
        return new KubeReply.Object(resource, isEnd ? ObjectForm.Canonical(resource, json) : stored.Data);
    }

    /// <summary>The namespace under which the called-for object is kept.</summary>
    public static string NamespaceOf(KubeCall call) => call.Resource.IsNamespaced ? call.Namespace : "";

    /// <summary>Refuses objects whose name or namespace differs from the path's.</summary>
    public static void CheckName(KubeCall call, JsonObject json)
    {
        var (name, ns) = ((string?)json["metadata"]!["name"] ?? "", (string?)json["metadata"]!["namespace"] ?? "");
        if (name.Length == 0) throw KubeError.BadRequest($"the name of the object ({call.Name} based on URL) was undeterminable: name must be provided");
        if (name != call.Name) throw KubeError.BadRequest($"the name of the object ({name}) does not match the name on the URL ({call.Name})");
        if (NamespaceOf(call).Length > 0 && ns.Length > 0 && ns != call.Namespace)
        {
            throw KubeError.BadRequest($"the namespace of the object ({ns}) does not match the namespace on the request ({call.Namespace})");
        }
    }

    /// <summary>Refuses a write that means an object of the same name which is gone.</summary>
    public static void CheckUid(KubeCall call, string? uid, StoredObject? old)
    {
        if (uid is not { Length: > 0 } || uid == old?.Uid) return;
        throw KubeError.Conflict(
            call.Resource, call.Name,
            $"StorageError: invalid object, Code: 4, Key: /registry/{call.Resource.Plural}/{StoredObject.PathOf(NamespaceOf(call), call.Name)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: {uid}, UID in object meta: {old?.Uid}");
    }

    private static string Generate(string prefix) => prefix[..Math.Min(prefix.Length, 58)] + new string(RandomNumberGenerator.GetItems<char>(NameLetters, 5));

    private static void TakeNamespace(KubeCall call, JsonObject metadata)
    {
        var (given, wanted) = ((string?)metadata["namespace"] ?? "", NamespaceOf(call));
        if (wanted.Length == 0) metadata.Remove("namespace");
        else if (given.Length == 0) metadata["namespace"] = wanted;
        else if (given != wanted) throw KubeError.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
    }

    private static void DemandNamespace(KubeCall call)
    {
        var name = NamespaceOf(call);
        if (name.Length == 0 || call.Resource.Answer is not null) return;
        var found = call.Cluster.Find("namespaces", "", name) ?? throw KubeError.NotFound("", "namespaces", name);
        if (call.Attributes.Verb == "create" && found.IsBeingDeleted)
        {
            throw KubeError.Forbidden(call.Resource, "", $"unable to create new content in namespace {name} because it is being terminated");
        }
    }

    private static void Validate(KubeWrite write, IEnumerable<FieldError> first)
    {
        var resource = write.Call.Resource;
        List<FieldError> errors = [.. first, .. MetadataRules.Validate(resource, write.Metadata), .. resource.Strategy.Validate(write)];
        if (errors.Count > 0) throw KubeError.Invalid(resource, write.Name, errors);
    }

    // A view changes its own part of the object; of the metadata it only looks at the version.
    private static JsonObject Through(KubeSubresource view, JsonObject json, StoredObject old)
    {
        var whole = old.Copy();
        whole.Remove(view.Owns);
        if (json[view.Owns] is { } part) whole[view.Owns] = part.DeepClone();
        var metadata = (JsonObject)whole["metadata"]!;
        metadata.Remove("resourceVersion");
        if (json["metadata"]!["resourceVersion"] is { } version) metadata["resourceVersion"] = version.DeepClone();
        if (json["metadata"]!["managedFields"] is { } managed) metadata["managedFields"] = managed.DeepClone();
        return whole;
    }

    private static void Restore(JsonObject json, StoredObject old, string member)
    {
        json.Remove(member);
        if (old.Data[member] is { } value) json[member] = value.DeepClone();
    }

    private static bool ChangesDesire(JsonObject json, JsonObject old)
    {
        return !JsonNode.DeepEquals(Desire(json), Desire(old));

        static JsonObject Desire(JsonObject whole)
        {
            var rest = (JsonObject)whole.DeepClone();
            rest.Remove("metadata");
            rest.Remove("status");
            return rest;
        }
    }

    private static void SetManagedFields(JsonObject json, JsonArray? fields)
    {
        var metadata = (JsonObject)json["metadata"]!;
        metadata.Remove("managedFields");
        if (fields is { Count: > 0 }) metadata["managedFields"] = fields;
    }

    private static void CheckPatchOptions(KubeCall call)
    {
        call.CheckOptions("PatchOptions");
        if (call.Query["force"].ToString().Length > 0)
        {
            throw KubeError.Invalid("meta.k8s.io", "PatchOptions", "", [FieldError.Forbidden("force", "may not be specified for non-apply patch")]);
        }
    }
}
