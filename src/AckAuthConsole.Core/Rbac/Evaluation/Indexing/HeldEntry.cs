namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>A binding that reaches somebody.</summary>
/// <param name="Entry">The binding.</param>
/// <param name="SubjectIndex">By which of <see cref="BindingEntry.Subjects"/>; the first that does.</param>
internal readonly record struct HeldEntry(BindingEntry Entry, int SubjectIndex)
{
    /// <summary>In the order of bindings, and of subjects within one.</summary>
    public static IComparer<HeldEntry> Order { get; } = Comparer<HeldEntry>.Create(static (one, other) =>
        BindingEntry.Order.Compare(one.Entry, other.Entry) is not 0 and var byBinding ? byBinding : one.SubjectIndex.CompareTo(other.SubjectIndex));
}
