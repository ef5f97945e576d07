using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Schemas;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>The kinds of <c>rbac.authorization.k8s.io</c>.</summary>
internal sealed class RbacResources : IKubeResourceSource
{
    private const string Group = "rbac.authorization.k8s.io";

    private static readonly IReadOnlyList<TableColumn> s_roleColumns = [TableColumn.NameColumn, TableColumn.CreatedAt];

    private static readonly IReadOnlyList<TableColumn> s_bindingColumns =
    [
        TableColumn.NameColumn,
        new("Role", (stored, _) => $"{(string?)stored.Data["roleRef"]?["kind"]}/{(string?)stored.Data["roleRef"]?["name"]}", Description: "The role that is given."),
        TableColumn.Age,
        new("Users", (stored, _) => Subjects(stored, "User"), IsWide: true, Description: "Users who get the role."),
        new("Groups", (stored, _) => Subjects(stored, "Group"), IsWide: true, Description: "Groups that get the role."),
        new("ServiceAccounts", (stored, _) => Subjects(stored, "ServiceAccount"), IsWide: true, Description: "Service accounts that get the role."),
    ];

    public IEnumerable<KubeResource> Resources =>
    [
        Make("clusterrolebindings", "ClusterRoleBinding", false, RbacSchemas.ClusterRoleBinding, s_bindingColumns),
        Make("clusterroles", "ClusterRole", false, RbacSchemas.ClusterRole, s_roleColumns),
        Make("rolebindings", "RoleBinding", true, RbacSchemas.RoleBinding, s_bindingColumns),
        Make("roles", "Role", true, RbacSchemas.Role, s_roleColumns),
    ];

    private static KubeResource Make(string plural, string kind, bool isNamespaced, KubeSchema schema, IReadOnlyList<TableColumn> columns) => new()
    {
        Group = Group,
        Version = "v1",
        Plural = plural,
        Kind = kind,
        IsNamespaced = isNamespaced,
        Schema = schema,
        Columns = columns,
        Strategy = new RbacStrategy(),
    };

    private static string Subjects(StoredObject binding, string kind) => binding.Data["subjects"] is not JsonArray subjects ? "" : string.Join(", ", subjects
        .Where(subject => (string?)subject?["kind"] == kind)
        .Select(subject => kind == "ServiceAccount" ? $"{(string?)subject?["namespace"]}/{(string?)subject?["name"]}" : (string?)subject?["name"]));
}
