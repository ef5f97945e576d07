using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>The ClusterRoles that ACK puts into every cluster, and those of cloud services.</summary>
internal static class AckRoles
{
    public const string ClusterAdmin = "cluster-admin";
    public const string Admin = "cs:admin";
    public const string AdminView = "cs:admin-view";

    private const string UserCustomized = "inner.service.alibabacloud.com/user-customized";

    private static readonly Lazy<IReadOnlyList<JsonObject>> s_predefined = new(() => RbacText.ReadResource("AckRoles.txt"));
    private static readonly Lazy<JsonObject> s_oldAdmin = new(() => RbacText.ReadResource("AckRolesBefore2019.txt")[0]);
    private static readonly Lazy<IReadOnlyList<JsonObject>> s_services = new(() => RbacText.ReadResource("ServiceRoles.txt"));

    /// <summary>The predefined roles. Not to be changed: clone them.</summary>
    public static IReadOnlyList<JsonObject> Predefined => s_predefined.Value;

    /// <summary><c>cs:admin</c> as old clusters have it: it cannot make CustomResourceDefinitions.</summary>
    public static JsonObject AdminBefore2019 => s_oldAdmin.Value;

    /// <summary>The role of a cloud service; null for other names.</summary>
    public static JsonObject? ServiceRole(string name) => s_services.Value.FirstOrDefault(role => (string?)role["metadata"]!["name"] == name);

    /// <summary>The ClusterRole behind a predefined role of the permission API.</summary>
    /// <param name="roleName"><c>admin</c>, <c>admin-view</c>, <c>ops</c>, <c>dev</c> or <c>restricted</c>.</param>
    /// <param name="adminViewName">What <c>admin-view</c> is called in this emulator.</param>
    public static string ClusterRoleOf(string roleName, string adminViewName) => roleName switch
    {
        "admin" => Admin,
        "admin-view" => adminViewName,
        "dev" => "cs:ns:dev",
        _ => $"cs:{roleName}",
    };

    /// <summary>
    /// The rules that a service puts back into its role after an edit; null when it leaves the role alone: because it is as it should be, because its owner
    /// said so by the annotation (as a string), or because it is no service's role.
    /// </summary>
    public static JsonNode? RulesToRestore(JsonObject role)
    {
        var template = ServiceRole((string?)role["metadata"]?["name"] ?? "");
        if (template is null || (string?)role["metadata"]?["annotations"]?[UserCustomized] == "true") return null;
        return JsonNode.DeepEquals(template["rules"], role["rules"]) ? null : template["rules"]!.DeepClone();
    }
}
