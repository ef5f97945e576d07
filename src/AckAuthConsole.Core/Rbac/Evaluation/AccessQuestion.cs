namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>What is asked for, without who asks: the attributes of a request as the authorizer sees them. <c>*</c> is compared literally, so only a rule with <c>*</c> allows it.</summary>
public readonly record struct AccessQuestion
{
    private AccessQuestion(string verb, string group, string resource, string subresource, string name, string ns, string? path) =>
        (Verb, ApiGroup, Resource, Subresource, Name, Namespace, Path) = (verb, group, resource, subresource, name, ns, path);

    /// <summary>The verb.</summary>
    public string Verb { get; }

    /// <summary>The API group; empty for the core group.</summary>
    public string ApiGroup { get; }

    /// <summary>The resource, in the plural: <c>pods</c>.</summary>
    public string Resource { get; }

    /// <summary>The subresource: <c>log</c>; empty for none.</summary>
    public string Subresource { get; }

    /// <summary>The object's name; empty for none in particular, which a rule with resourceNames never allows.</summary>
    public string Name { get; }

    /// <summary>The namespace; empty for cluster scope, where RoleBindings do not count.</summary>
    public string Namespace { get; }

    /// <summary>The path of a request that is not about a resource, for instance <c>/metrics</c>; null for resources.</summary>
    public string? Path { get; }

    /// <summary>Whether it is about a resource.</summary>
    public bool IsResource => Path is null;

    /// <summary>A question about a resource.</summary>
    public static AccessQuestion Of(string verb, string apiGroup, string resource, string ns = "", string name = "", string subresource = "") =>
        new(verb, apiGroup, resource, subresource, name, ns, null);

    /// <summary>A question about one namespace: the API server takes its name for the object and for the namespace, so that a RoleBinding inside it counts.</summary>
    public static AccessQuestion OfNamespace(string verb, string ns, string subresource = "") => new(verb, "", "namespaces", subresource, ns, ns, null);

    /// <summary>A question about a path.</summary>
    public static AccessQuestion OfPath(string verb, string path) => new(verb, "", "", "", "", "", path);
}
