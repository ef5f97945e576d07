using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>A binding in the index.</summary>
internal sealed class BindingEntry
{
    /// <summary>Makes an entry.</summary>
    /// <param name="binding">The binding.</param>
    /// <param name="slot">The number under which the snapshot keeps the role that it gives, whether that exists or not.</param>
    /// <param name="names">The names that other entries have: equal ones share one text, which is found equal without being read.</param>
    public BindingEntry(RbacBinding binding, int slot, HashSet<string> names)
    {
        (Binding, Slot, Subjects) = (binding, slot, Distinct(binding));
        OrderKey = LeadingCharacters.Of(binding.Key.Namespace, 0);
        if (Subjects is not [var only])
            return;
        var identity = SubjectMatching.Canonical(only);
        IsOnlyAsWritten = identity == only;
        Only = new Holder(identity with { Name = Shared(identity.Name), Namespace = Shared(identity.Namespace) });

        string Shared(string name)
        {
            if (names.TryGetValue(name, out var known))
                return known;
            names.Add(name);
            return name;
        }
    }

    /// <summary>In the order in which bindings are asked: ClusterRoleBindings, then by namespace; within each by name.</summary>
    public static IComparer<BindingEntry> Order { get; } = Comparer<BindingEntry>.Create(static (one, other) => one.CompareTo(other));

    public RbacBinding Binding { get; }

    public int Slot { get; }

    /// <summary>Empty for a ClusterRoleBinding.</summary>
    public string Namespace => Binding.Key.Namespace;

    /// <summary>Each subject once, as it was written but for a service account's namespace; without subjects that can never match.</summary>
    public ImmutableArray<RbacSubject> Subjects { get; }

    /// <summary>The holder, where there is exactly one, as nearly all bindings have it; kept here since it is read for thousands of bindings at a time.</summary>
    public Holder? Only { get; }

    /// <summary>Whether <see cref="Only"/> is what the subject says, word by word.</summary>
    public bool IsOnlyAsWritten { get; }

    /// <summary>The first characters of the namespace: bindings whose numbers differ are in the order of these.</summary>
    public ulong OrderKey { get; }

    /// <summary>Compares two bindings in that order. <see cref="OrderKey"/> decides mostly, so that few keys are read.</summary>
    public int CompareTo(BindingEntry other)
    {
        if (OrderKey != other.OrderKey)
            return OrderKey.CompareTo(other.OrderKey);
        var (one, two) = (Binding.Key, other.Binding.Key);
        return string.CompareOrdinal(one.Namespace, two.Namespace) is not 0 and var byNamespace ? byNamespace : string.CompareOrdinal(one.Name, two.Name);
    }

    private static ImmutableArray<RbacSubject> Distinct(RbacBinding binding)
    {
        var subjects = binding.Subjects;
        if (subjects.Length <= 1 && !subjects.Any(Incomplete))
            return subjects;
        var distinct = subjects.Select(s => SubjectMatching.Resolved(binding, s)).Where(s => !Incomplete(s)).Distinct().ToImmutableArray();
        return distinct.AsSpan().SequenceEqual(subjects.AsSpan()) ? subjects : distinct;

        static bool Incomplete(RbacSubject subject) => subject is { Kind: RbacSubjectKind.ServiceAccount, Namespace.Length: 0 };
    }
}
