using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>Changes that came together.</summary>
/// <param name="Items">The changes, in order.</param>
/// <param name="Position">Where a later watch can go on.</param>
public sealed record RbacChanges(IReadOnlyList<RbacChange> Items, RbacPosition Position);
