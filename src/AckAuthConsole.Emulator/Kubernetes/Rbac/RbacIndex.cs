using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>The RBAC objects of one cluster as the authorizer needs them: rules by role, bindings by subject. Whoever writes an object tells it.</summary>
internal sealed class RbacIndex
{
    private readonly Dictionary<(string Namespace, string Name), IReadOnlyList<PolicyRule>> _roles = [];
    private readonly Dictionary<(string Namespace, string Name), RbacBinding> _bindings = [];
    private readonly Dictionary<(string Namespace, string Subject), SortedDictionary<string, RbacBinding>> _bySubject = [];

    /// <summary>Takes a new or changed object.</summary>
    public void Put(string kind, string ns, string name, JsonNode json)
    {
        if (kind is RbacNames.Role or RbacNames.ClusterRole)
        {
            _roles[(ns, name)] = PolicyRule.ReadAll(json);
        }
        else if (kind is RbacNames.RoleBinding or RbacNames.ClusterRoleBinding)
        {
            RemoveBinding(ns, name);
            var binding = RbacBinding.Read(ns, name, json);
            _bindings[(ns, name)] = binding;
            foreach (var key in Keys(binding))
            {
                if (!_bySubject.TryGetValue((ns, key), out var bindings)) _bySubject[(ns, key)] = bindings = new(StringComparer.Ordinal);
                bindings[name] = binding;
            }
        }
    }

    /// <summary>Forgets an object.</summary>
    public void Remove(string kind, string ns, string name)
    {
        if (kind is RbacNames.Role or RbacNames.ClusterRole) _roles.Remove((ns, name));
        else if (kind is RbacNames.RoleBinding or RbacNames.ClusterRoleBinding) RemoveBinding(ns, name);
    }

    /// <summary>The rules of a role; null where there is none of that name.</summary>
    /// <param name="ns">Empty for a ClusterRole.</param>
    /// <param name="name">Its name.</param>
    public IReadOnlyList<PolicyRule>? RulesOf(string ns, string name) => _roles.GetValueOrDefault((ns, name));

    /// <summary>The bindings that mean somebody: those of the cluster by name, then those of the namespace by name.</summary>
    public IEnumerable<RbacBinding> BindingsFor(string user, IReadOnlyList<string> groups, string ns)
    {
        var ofCluster = In("", user, groups);
        return ns.Length == 0 ? ofCluster : ofCluster.Concat(In(ns, user, groups));
    }

    private List<RbacBinding> In(string ns, string user, IReadOnlyList<string> groups)
    {
        var found = new List<RbacBinding>();
        Add(UserKey(user));
        foreach (var group in groups.Distinct(StringComparer.Ordinal)) Add(GroupKey(group));
        found.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));

        // Somebody can be meant by several subjects of one binding.
        for (var i = found.Count - 1; i > 0; i--)
        {
            if (ReferenceEquals(found[i], found[i - 1])) found.RemoveAt(i);
        }

        return found;

        void Add(string key)
        {
            if (_bySubject.TryGetValue((ns, key), out var bindings)) found.AddRange(bindings.Values);
        }
    }

    private void RemoveBinding(string ns, string name)
    {
        if (!_bindings.Remove((ns, name), out var binding)) return;
        foreach (var key in Keys(binding))
        {
            if (_bySubject.TryGetValue((ns, key), out var bindings) && bindings.Remove(name) && bindings.Count == 0) _bySubject.Remove((ns, key));
        }
    }

    private static IEnumerable<string> Keys(RbacBinding binding) => binding.Subjects.Select(subject => subject.Kind switch
    {
        RbacNames.User => UserKey(subject.Name),
        RbacNames.GroupSubject => GroupKey(subject.Name),
        _ => subject.AccountUser(binding.Namespace) is { } account ? UserKey(account) : null,
    }).OfType<string>().Distinct(StringComparer.Ordinal);

    private static string UserKey(string name) => "u " + name;

    private static string GroupKey(string name) => "g " + name;
}
