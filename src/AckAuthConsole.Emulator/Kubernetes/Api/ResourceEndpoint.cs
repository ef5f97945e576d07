using AckAuthConsole.Emulator.Kubernetes.Authorization;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>Finds the operation of a resource request.</summary>
internal static class ResourceEndpoint
{
    /// <summary>Runs an authorized request; null: no such group or version.</summary>
    public static KubeReply? Handle(KubeResourceRegistry registry, KubeAttributes attributes, string method, Func<KubeResource, KubeCall> call)
    {
        if (!registry.VersionsOf(attributes.Group).Contains(attributes.Version)) return null;
        var resource = registry.Find(attributes.Group, attributes.Version, attributes.Resource) ?? throw KubeError.NoSuchResource();
        var isItself = resource is { IsNamespaced: false, Kind: "Namespace" };
        if (attributes.Namespace.Length > 0 && !resource.IsNamespaced && !isItself) throw KubeError.NoSuchResource();
        if (method is "HEAD" or "OPTIONS" || attributes.Verb.Length == 0) throw KubeError.MethodNotAllowed();
        if (attributes.Subresource.Length > 0) return Subresource(resource, attributes, call(resource));

        var needsNamespace = resource.IsNamespaced && attributes.Namespace.Length == 0;
        var hasName = attributes.Name.Length > 0 && attributes.Verb is not ("list" or "watch" or "deletecollection");
        if (needsNamespace && hasName) throw KubeError.NoSuchResource();
        if (needsNamespace && attributes.Verb is not ("list" or "watch")) throw KubeError.MethodNotAllowed();
        if (!resource.Offers(attributes.Verb)) throw KubeError.MethodNotAllowed();
        if (attributes.Verb == "create" && attributes.Name.Length > 0) throw KubeError.MethodNotAllowed();
        if (attributes.Verb is "update" or "patch" && attributes.Name.Length == 0) throw KubeError.MethodNotAllowed();
        return attributes.Verb switch
        {
            "get" => ReadOperations.Get(call(resource)),
            "list" => ReadOperations.List(call(resource)),
            "watch" => ReadOperations.Watch(call(resource)),
            "create" => WriteOperations.Create(call(resource)),
            "update" => WriteOperations.Update(call(resource)),
            "patch" => WriteOperations.Patch(call(resource)),
            "delete" => DeleteOperations.Delete(call(resource)),
            "deletecollection" => DeleteOperations.DeleteCollection(call(resource)),
            _ => throw KubeError.MethodNotAllowed(),
        };
    }

    private static KubeReply Subresource(KubeResource resource, KubeAttributes attributes, KubeCall call)
    {
        var sub = resource.Subresources.FirstOrDefault(sub => sub.Name == attributes.Subresource) ?? throw KubeError.NoSuchResource();
        if (resource.IsNamespaced && attributes.Namespace.Length == 0) throw KubeError.NoSuchResource();
        if (!sub.Verbs.Contains(attributes.Verb)) throw KubeError.MethodNotAllowed();
        if (sub.Handler is { } handler) return handler(call);
        return attributes.Verb switch
        {
            "get" => ReadOperations.Get(call),
            "update" => WriteOperations.Update(call),
            "patch" => WriteOperations.Patch(call),
            _ => throw KubeError.MethodNotAllowed(),
        };
    }
}
