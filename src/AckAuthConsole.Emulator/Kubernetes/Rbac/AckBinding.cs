using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>A binding that ACK makes.</summary>
/// <param name="Namespace">Empty for a ClusterRoleBinding.</param>
/// <param name="Name">Its name.</param>
/// <param name="RoleName">The ClusterRole.</param>
/// <param name="Subject">The one user.</param>
/// <param name="Grant">What it stands for; null for the account itself.</param>
internal sealed record AckBinding(string Namespace, string Name, string RoleName, string Subject, Grant? Grant)
{
    public string Kind => Namespace.Length == 0 ? RbacNames.ClusterRoleBinding : RbacNames.RoleBinding;

    /// <summary>The object in the cluster.</summary>
    public JsonObject ToJson()
    {
        var metadata = new JsonObject { ["name"] = Name };
        if (Namespace.Length > 0) metadata["namespace"] = Namespace;
        return new()
        {
            ["apiVersion"] = RbacNames.ApiVersion,
            ["kind"] = Kind,
            ["metadata"] = metadata,
            ["subjects"] = new JsonArray(new RbacSubject(RbacNames.User, Subject).ToJson()),
            ["roleRef"] = new JsonObject { ["apiGroup"] = RbacNames.Group, ["kind"] = RbacNames.ClusterRole, ["name"] = RoleName },
        };
    }
}
