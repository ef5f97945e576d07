using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>What is chosen in "Add Permissions" and not yet staged: where and what. Combinations that cannot be granted are never built.</summary>
public sealed class GrantDraft
{
    /// <summary>The ClusterRoles that are offered under "Custom"; any other name can be typed.</summary>
    public static IReadOnlyList<string> WellKnownClusterRoles { get; } =
        ["cluster-admin", "admin", "edit", "view", "cs:admin", "cs:ops", "cs:ns:dev", "cs:restricted"];

    private readonly List<ClusterId> _clusters = [];
    private readonly List<NamespaceName> _namespaces = [];
    private readonly List<ClusterRoleName> _clusterRoles = [];

    /// <summary>Whether it is to hold in all clusters.</summary>
    public bool AllClusters { get; set; }

    /// <summary>The clusters chosen one by one.</summary>
    public IReadOnlyList<ClusterId> Clusters => _clusters;

    /// <summary>Whether only chosen namespaces are meant. Kept, without effect, while all clusters are chosen.</summary>
    public bool ChosenNamespaces { get; set; }

    /// <summary>The namespaces chosen, the same in each cluster.</summary>
    public IReadOnlyList<NamespaceName> Namespaces => _namespaces;

    /// <summary>The predefined role chosen; null for none or for custom ClusterRoles.</summary>
    public PredefinedRole? Role { get; private set; }

    /// <summary>Whether custom ClusterRoles are chosen instead of a predefined role.</summary>
    public bool IsCustom { get; private set; }

    /// <summary>The custom ClusterRoles typed.</summary>
    public IReadOnlyList<ClusterRoleName> ClusterRoles => _clusterRoles;

    /// <summary>How far the chosen place reaches.</summary>
    public ScopeKind Kind => AllClusters ? ScopeKind.AllClusters : ChosenNamespaces ? ScopeKind.Namespace : ScopeKind.Cluster;

    /// <summary>The resource key of the reason why chosen namespaces are impossible now; null when they are possible.</summary>
    public string? WhyNoNamespaces =>
        AllClusters ? "Why_NamespacesNotAllClusters"
        : !ChosenNamespaces && Role is { } role && !role.IsAllowedAt(ScopeKind.Namespace) ? "Why_NamespacesNotForRole"
        : null;

    /// <summary>The resource key of the reason why all clusters are impossible now; null when they are possible.</summary>
    public string? WhyNotAllClusters =>
        AllClusters ? null
        : IsCustom ? "Why_CustomNotAllClusters"
        : Role is { } role && !role.IsAllowedAt(ScopeKind.AllClusters) ? "Why_RoleNotAllClusters"
        : null;

    /// <summary>The resource key of the reason why custom ClusterRoles are impossible now; null when they are possible.</summary>
    public string? WhyNotCustom => AllClusters ? "Why_CustomNotAllClusters" : null;

    /// <summary>Resource keys of what is still missing, in the order of the form; empty when it can be staged.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            var missing = new List<string>();
            if (!AllClusters && _clusters.Count == 0)
                missing.Add("Need_Cluster");
            if (Kind == ScopeKind.Namespace && _namespaces.Count == 0)
                missing.Add("Need_Namespace");
            if (!IsCustom && Role is null)
                missing.Add("Need_Role");
            if (IsCustom && _clusterRoles.Count == 0)
                missing.Add("Need_ClusterRole");
            return missing;
        }
    }

    /// <summary>The places chosen.</summary>
    public IReadOnlyList<PermissionScope> Scopes => Kind switch
    {
        ScopeKind.AllClusters => [PermissionScope.Everywhere],
        ScopeKind.Cluster => [.. _clusters.Select(c => PermissionScope.Of(c))],
        _ => [.. _clusters.SelectMany(c => _namespaces.Select(n => PermissionScope.Of(c, n)))],
    };

    /// <summary>The resource key of the reason why a predefined role is impossible at the chosen place; null when it is possible.</summary>
    public string? WhyNot(PredefinedRole role) => role.IsAllowedAt(Kind) ? null : Kind == ScopeKind.Namespace ? "Why_RoleNotInNamespace" : "Why_RoleNotAllClusters";

    /// <summary>Chooses or drops a cluster.</summary>
    public void SetCluster(ClusterId cluster, bool chosen)
    {
        _clusters.Remove(cluster);
        if (chosen)
            _clusters.Add(cluster);
    }

    /// <summary>Chooses a predefined role; one that is impossible at the chosen place is not taken.</summary>
    public void Choose(PredefinedRole role)
    {
        if (WhyNot(role) is not null)
            return;
        Role = role;
        IsCustom = false;
    }

    /// <summary>Chooses custom ClusterRoles instead of a predefined role, where that is possible.</summary>
    public void ChooseCustom()
    {
        if (WhyNotCustom is not null)
            return;
        Role = null;
        IsCustom = true;
    }

    /// <summary>Adds namespaces as typed, apart by blanks or commas.</summary>
    /// <returns>The first word that is not a namespace's name; null when all are.</returns>
    public string? AddNamespaces(string text)
    {
        foreach (var word in Words(text))
        {
            if (!NamespaceName.TryParse(word, out var name))
                return word;
            if (!_namespaces.Contains(name))
                _namespaces.Add(name);
        }

        return null;
    }

    /// <summary>Drops a namespace.</summary>
    public void DropNamespace(NamespaceName name) => _namespaces.Remove(name);

    /// <summary>Adds ClusterRoles as typed, apart by blanks or commas.</summary>
    /// <returns>The first word that is not a ClusterRole's name; null when all are.</returns>
    public string? AddClusterRoles(string text)
    {
        foreach (var word in Words(text))
        {
            if (!ClusterRoleName.TryParse(word, out var name))
                return word;
            if (!_clusterRoles.Contains(name))
                _clusterRoles.Add(name);
        }

        return null;
    }

    /// <summary>Drops a ClusterRole.</summary>
    public void DropClusterRole(ClusterRoleName name) => _clusterRoles.Remove(name);

    /// <summary>What would be staged; nothing while something is missing.</summary>
    public IReadOnlyList<DesiredPermission> Build()
    {
        if (Missing.Count > 0)
            return [];
        IReadOnlyList<PermissionRole> roles = IsCustom ? [.. _clusterRoles.Select(PermissionRole.Of)] : [PermissionRole.Of(Role!.Value)];
        return [.. Scopes.SelectMany(s => roles.Select(r => DesiredPermission.Create(s, r))).Where(r => r.IsSuccess).Select(r => r.Value)];
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        AllClusters = false;
        ChosenNamespaces = false;
        Role = null;
        IsCustom = false;
        _clusters.Clear();
        _namespaces.Clear();
        _clusterRoles.Clear();
    }

    private static string[] Words(string text) => text.Split([' ', ',', ';', '，', '、', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
