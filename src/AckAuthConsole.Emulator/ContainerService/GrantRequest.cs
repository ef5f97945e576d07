using System.Text.Json;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>Reads the array of entries that both permission writes take, and refuses what breaks a rule.</summary>
internal static class GrantRequest
{
    private const int MaxRoleNameLength = 253;
    private const int MaxNamespaceLength = 63;

    /// <summary>Reads the body.</summary>
    /// <param name="call">The call; nothing of the state is changed.</param>
    /// <param name="uid">Whom the entries are for.</param>
    public static IReadOnlyList<Grant> Read(CallContext call, string uid)
    {
        using var json = call.Json();
        if (json.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw CallReading.JsonDecode("the request body must be an array");
        }

        var grants = new List<Grant>();
        foreach (var entry in json.RootElement.EnumerateArray())
        {
            var grant = ReadEntry(entry, uid);
            if (!grants.Contains(grant))
            {
                grants.Add(grant);
            }
        }

        foreach (var clusterId in grants.Where(grant => grant.Scope != GrantScope.AllClusters).Select(grant => grant.ClusterId).Distinct(StringComparer.Ordinal))
        {
            _ = call.Cluster(clusterId);
        }

        return grants;
    }

    /// <summary>A write that adds may name one predefined role per cluster or namespace only.</summary>
    public static void DemandOnePredefinedRolePerScope(IReadOnlyList<Grant> grants)
    {
        var twice = grants.Where(grant => !grant.IsCustom).GroupBy(grant => (grant.Scope, grant.ClusterId, grant.Namespace)).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw CallReading.InvalidParameter($"only one predefined role can be granted per cluster or namespace, but {string.Join(" and ", twice.Select(grant => grant.RoleName))} are given for the same one");
        }
    }

    private static Grant ReadEntry(JsonElement entry, string uid)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            throw CallReading.JsonDecode("each entry of the request body must be an object");
        }

        var scope = Text(entry, "role_type") switch
        {
            "cluster" => GrantScope.Cluster,
            "namespace" => GrantScope.Namespace,
            "all-clusters" => GrantScope.AllClusters,
            var other => throw CallReading.InvalidParameter($"role_type ({other}) must be cluster, namespace or all-clusters"),
        };
        var grant = new Grant
        {
            Uid = uid,
            IsRamRole = Flag(entry, "is_ram_role"),
            Scope = scope,
            ClusterId = Text(entry, "cluster"),
            // An old sample sends a namespace with cluster scope: it means nothing there.
            Namespace = scope == GrantScope.Namespace ? Text(entry, "namespace") : "",
            RoleName = Text(entry, "role_name"),
            IsCustom = Flag(entry, "is_custom"),
        };
        Check(grant);
        return grant;
    }

    private static void Check(Grant grant)
    {
        if (grant.Scope == GrantScope.AllClusters && grant.ClusterId.Length > 0)
        {
            throw CallReading.InvalidParameter("cluster must be empty when role_type is all-clusters");
        }

        if (grant.Scope != GrantScope.AllClusters && grant.ClusterId.Length == 0)
        {
            throw CallReading.InvalidParameter("cluster must not be empty");
        }

        if (grant.Scope == GrantScope.Namespace && !IsNamespaceName(grant.Namespace))
        {
            throw CallReading.InvalidParameter($"namespace ({grant.Namespace}) must be the name of a namespace when role_type is namespace");
        }

        if (grant.IsCustom)
        {
            if (!IsClusterRoleName(grant.RoleName))
            {
                throw CallReading.InvalidParameter($"role_name ({grant.RoleName}) must be the name of a ClusterRole");
            }

            return;
        }

        var fits = (grant.RoleName, grant.Scope) switch
        {
            ("admin" or "ops", GrantScope.Namespace) => false,
            ("admin-view", not GrantScope.Cluster) => false,
            ("admin" or "admin-view" or "ops" or "dev" or "restricted", _) => true,
            _ => throw CallReading.InvalidParameter($"role_name ({grant.RoleName}) must be admin, admin-view, ops, dev or restricted unless is_custom is true"),
        };
        if (!fits)
        {
            throw CallReading.InvalidParameter($"role_name ({grant.RoleName}) cannot be granted with this role_type");
        }
    }

    private static bool IsNamespaceName(string name) =>
        name.Length is > 0 and <= MaxNamespaceLength && name[0] != '-' && name[^1] != '-' && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsClusterRoleName(string name) =>
        name.Length is > 0 and <= MaxRoleNameLength && name is not ("." or "..") && !name.Any(c => c is '/' or '%' || char.IsControl(c) || char.IsWhiteSpace(c));

    private static string Text(JsonElement entry, string name) =>
        !entry.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : throw CallReading.JsonDecode($"{name} must be a string");

    private static bool Flag(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Null => false,
            _ => throw CallReading.JsonDecode($"{name} must be true or false"),
        };
}
