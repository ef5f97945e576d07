using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>A role's place: bindings point to its number, so that an edited role does not touch them.</summary>
/// <param name="Number">Where in the snapshot's array.</param>
/// <param name="Key">Which role.</param>
/// <param name="Role">The role; null when it does not exist.</param>
/// <param name="Bindings">The bindings that give it, in order.</param>
internal sealed record RoleSlot(int Number, RbacKey Key, CompiledRole? Role, BindingEntry[] Bindings)
{
    /// <summary>Whether nothing needs it any more.</summary>
    public bool IsFree => Role is null && Bindings.Length == 0;
}
