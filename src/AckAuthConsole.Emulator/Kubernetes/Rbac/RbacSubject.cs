using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Whom a binding is for.</summary>
/// <param name="Kind">User, Group or ServiceAccount.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Of a service account; empty where the binding does not say.</param>
internal sealed record RbacSubject(string Kind, string Name, string Namespace = "")
{
    public static RbacSubject Read(JsonNode? json) => new((string?)json?["kind"] ?? "", (string?)json?["name"] ?? "", (string?)json?["namespace"] ?? "");

    /// <summary>The subject as an object holds it.</summary>
    public JsonObject ToJson() => Kind == RbacNames.ServiceAccount
        ? new() { ["kind"] = Kind, ["name"] = Name, ["namespace"] = Namespace }
        : new() { ["kind"] = Kind, ["apiGroup"] = RbacNames.Group, ["name"] = Name };

    /// <summary>Whether somebody is meant.</summary>
    /// <param name="user">User name.</param>
    /// <param name="groups">Groups.</param>
    /// <param name="bindingNamespace">Where the binding is: the home of service accounts that name none; empty for a ClusterRoleBinding.</param>
    public bool AppliesTo(string user, IReadOnlyList<string> groups, string bindingNamespace) => Kind switch
    {
        RbacNames.User => user == Name,
        RbacNames.GroupSubject => groups.Contains(Name),
        RbacNames.ServiceAccount => AccountUser(bindingNamespace) == user,
        _ => false,
    };

    /// <summary>The user name of a service account; null for others and where no namespace is known.</summary>
    public string? AccountUser(string bindingNamespace)
    {
        var home = Namespace.Length > 0 ? Namespace : bindingNamespace;
        return Kind != RbacNames.ServiceAccount || home.Length == 0 ? null : $"{RbacNames.ServiceAccountPrefix}{home}:{Name}";
    }

    /// <summary>As reasons name it: service accounts by name first, unlike everywhere else.</summary>
    public string Describe(string bindingNamespace) => Kind == RbacNames.ServiceAccount
        ? $"{Kind} {GoText.Quote($"{Name}/{(Namespace.Length > 0 ? Namespace : bindingNamespace)}")}"
        : $"{Kind} {GoText.Quote(Name)}";
}
