namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>
/// Decides as kube-apiserver does: members of <c>system:masters</c> may do everything; else the bindings of the cluster, then those of the namespace,
/// are asked until one allows. Nothing denies. Written anew and plainly, so that it can be held against the console's evaluator.
/// </summary>
internal sealed class RbacAuthorizer(RbacIndex index)
{
    public RbacDecision Decide(RbacRequest request)
    {
        if (request.Groups.Contains(RbacNames.Masters)) return new(true, "");
        var missing = new List<string>();
        foreach (var binding in index.BindingsFor(request.User, request.Groups, request.Path is null ? request.Namespace : ""))
        {
            if (RulesOf(binding) is not { } rules) missing.Add(MissingRole(binding));
            else if (rules.Any(rule => rule.Allows(request))) return new(true, $"RBAC: allowed by {binding.Describe(binding.SubjectFor(request.User, request.Groups)!)}");
        }

        return new(false, missing.Count == 0 ? "" : $"RBAC: {Joined(missing)}");
    }

    /// <summary>Everything that somebody holds in a namespace, in the order in which it would be asked, with the errors met on the way.</summary>
    /// <param name="user">User name.</param>
    /// <param name="groups">Groups.</param>
    /// <param name="ns">Empty: only what is bound for the whole cluster.</param>
    /// <param name="plural">How errors name the missing role: checks of writes read the storage and say <c>clusterroles</c>, reviews read a cache and say <c>clusterrole</c>.</param>
    public (List<PolicyRule> Rules, List<string> Errors) RulesFor(string user, IReadOnlyList<string> groups, string ns, bool plural)
    {
        var (all, errors) = (new List<PolicyRule>(), new List<string>());
        foreach (var binding in index.BindingsFor(user, groups, ns))
        {
            if (RulesOf(binding) is { } rules) all.AddRange(rules);
            else errors.Add(MissingRole(binding, plural));
        }

        return (all, errors);
    }

    /// <summary>The rules that a binding gives; null when its role is missing.</summary>
    public IReadOnlyList<PolicyRule>? RulesOf(RbacBinding binding) => binding.RoleKind switch
    {
        RbacNames.ClusterRole => index.RulesOf("", binding.RoleName),
        RbacNames.Role => binding.Namespace.Length == 0 ? null : index.RulesOf(binding.Namespace, binding.RoleName),
        _ => null,
    };

    /// <summary>Several errors as one text.</summary>
    public static string Joined(IReadOnlyCollection<string> errors)
    {
        var distinct = errors.Distinct(StringComparer.Ordinal).ToList();
        return distinct.Count == 1 ? distinct[0] : $"[{string.Join(", ", distinct)}]";
    }

    private static string MissingRole(RbacBinding binding, bool plural = false) => binding.RoleKind is RbacNames.ClusterRole or RbacNames.Role
        ? $"{binding.RoleKind.ToLowerInvariant()}{(plural ? "s" : "")}.{RbacNames.Group} {GoText.Quote(binding.RoleName)} not found"
        : $"unsupported role reference kind: {GoText.Quote(binding.RoleKind)}";
}
