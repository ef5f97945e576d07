namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>The kinds of the core group.</summary>
internal sealed class CoreResources : IKubeResourceSource
{
    public IEnumerable<KubeResource> Resources =>
    [
        new()
        {
            Group = "", Version = "v1", Plural = "configmaps", Kind = "ConfigMap", ShortNames = ["cm"], Schema = CoreSchemas.ConfigMap,
        },
        new()
        {
            Group = "", Version = "v1", Plural = "namespaces", Kind = "Namespace", ShortNames = ["ns"], IsNamespaced = false, Schema = CoreSchemas.Namespace, Strategy = new NamespaceStrategy(),
            Verbs = ["create", "delete", "get", "list", "patch", "update", "watch"],
            Subresources = [new("finalize", "Namespace", "update") { Owns = "spec" }, new("status", "Namespace", "get", "patch", "update")],
        },
        new()
        {
            Group = "", Version = "v1", Plural = "serviceaccounts", Kind = "ServiceAccount", ShortNames = ["sa"], Schema = CoreSchemas.ServiceAccount,
        },
    ];
}
