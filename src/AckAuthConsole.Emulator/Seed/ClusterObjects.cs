using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Seed;

/// <summary>What a cluster holds when its API server is first asked: namespaces, what Kubernetes, ACK and cloud services make, the grants, and in the demo account what people made by hand.</summary>
internal static partial class ClusterObjects
{
    private static readonly Lazy<IReadOnlyDictionary<string, JsonObject>> s_customRoles = new(() => RbacText.ReadResource("CustomRoles.txt").ToDictionary(NameOf, StringComparer.Ordinal));

    /// <summary>All objects in the order in which they come to be. Later ones take the place of earlier ones of the same name.</summary>
    public static IEnumerable<JsonObject> Of(EmulatorState state, Cluster cluster)
    {
        foreach (var ns in cluster.Namespaces)
        {
            yield return Workloads.Namespace(ns);
            yield return Workloads.ServiceAccount(ns, "default");
            yield return Workloads.RootCertificates(ns);
        }

        foreach (var json in BootstrapPolicy.Objects) yield return (JsonObject)json.DeepClone();
        foreach (var json in RolesOf(cluster)) yield return (JsonObject)json.DeepClone();
        foreach (var binding in AckBindings.Of(state, cluster)) yield return binding.ToJson();
        foreach (var json in Workloads.Common(cluster)) yield return json;
        if (cluster.ByHand.Length == 0) yield break;
        foreach (var json in RbacText.ReadResource(cluster.ByHand + ".txt", text => WithIds(text, state, cluster))) yield return json;
        foreach (var json in Workloads.Demo(cluster)) yield return json;
    }

    private static IEnumerable<JsonObject> RolesOf(Cluster cluster)
    {
        foreach (var role in AckRoles.Predefined)
        {
            if (NameOf(role) == AckRoles.Admin && cluster.HasOldAdminRole)
            {
                yield return AckRoles.AdminBefore2019;
            }
            else if (NameOf(role) == AckRoles.AdminView && cluster.AdminViewRole != AckRoles.AdminView)
            {
                var renamed = (JsonObject)role.DeepClone();
                renamed["metadata"]!["name"] = cluster.AdminViewRole;
                yield return renamed;
            }
            else
            {
                yield return role;
            }
        }

        foreach (var name in cluster.ClusterRoles)
        {
            if ((AckRoles.ServiceRole(name) ?? s_customRoles.Value.GetValueOrDefault(name)) is { } role) yield return role;
        }
    }

    private static string NameOf(JsonObject json) => (string)json["metadata"]!["name"]!;

    private static string WithIds(string text, EmulatorState state, Cluster cluster) => Placeholder().Replace(text, match =>
    {
        var name = match.Groups[1].Value;
        var uid = state.FindUser(name)?.UserId ?? state.FindRole(name)?.RoleId ?? state.DeletedIdentities.Values.FirstOrDefault(deleted => deleted.Name == name)?.Id ?? name;
        return match.Groups[2].Length > 0 ? AckBindings.SubjectOf(state, cluster, uid) : uid;
    });

    [GeneratedRegex(@"\{([A-Za-z0-9.-]+)(@?)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
