using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>A binding in the index.</summary>
/// <param name="binding">The binding.</param>
/// <param name="slot">The number under which the snapshot keeps the role that it gives, whether that exists or not.</param>
internal sealed class BindingEntry(RbacBinding binding, int slot)
{
    /// <summary>In the order in which bindings are asked: ClusterRoleBindings, then by namespace; within each by name.</summary>
    public static IComparer<BindingEntry> Order { get; } = Comparer<BindingEntry>.Create(static (one, other) =>
        string.CompareOrdinal(one.Namespace, other.Namespace) is not 0 and var byNamespace ? byNamespace : string.CompareOrdinal(one.Binding.Key.Name, other.Binding.Key.Name));

    public RbacBinding Binding { get; } = binding;

    public int Slot { get; } = slot;

    /// <summary>Empty for a ClusterRoleBinding.</summary>
    public string Namespace => Binding.Key.Namespace;

    /// <summary>Each subject once, as it was written but for a service account's namespace; without subjects that can never match.</summary>
    public ImmutableArray<RbacSubject> Subjects { get; } = Distinct(binding);

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
