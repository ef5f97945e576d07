using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Why something is allowed: identity → (group) → binding → role → rule.</summary>
/// <param name="Via">How the identity comes to the binding.</param>
/// <param name="Subject">The binding's subject that matched, with the service account's namespace filled in; for <see cref="AccessVia.Masters"/> the group.</param>
/// <param name="Binding">The binding; null for <see cref="AccessVia.Masters"/>.</param>
/// <param name="Role">The role; null for <see cref="AccessVia.Masters"/>.</param>
/// <param name="RuleIndex">Which of the role's rules; -1 for <see cref="AccessVia.Masters"/>.</param>
public sealed record AccessChain(AccessVia Via, RbacSubject Subject, RbacBinding? Binding, RbacRole? Role, int RuleIndex)
{
    /// <summary>Everything is allowed to <c>system:masters</c>.</summary>
    public static AccessChain OfMasters { get; } = new(AccessVia.Masters, new RbacSubject(RbacSubjectKind.Group, RbacNames.Masters), null, null, -1);

    /// <summary>The rule; null for <see cref="AccessVia.Masters"/>.</summary>
    public RbacRule? Rule => Role is null ? null : Role.Rules[RuleIndex];

    /// <summary>The API server's words, as <c>status.reason</c> of an access review has them; empty for <see cref="AccessVia.Masters"/>.</summary>
    public string Reason
    {
        get
        {
            if (Binding is null || Role is null)
                return "";

            // RoleBindings and service accounts are printed name first, as in "b/ns"; that is how the API server does it.
            var binding = Binding.Key.Namespace.Length == 0 ? Binding.Key.Name : $"{Binding.Key.Name}/{Binding.Key.Namespace}";
            var subject = Subject.Kind == RbacSubjectKind.ServiceAccount ? $"{Subject.Name}/{Subject.Namespace}" : Subject.Name;
            return $"RBAC: allowed by {Binding.Key.Kind} \"{binding}\" of {Binding.RoleRef.Kind} \"{Binding.RoleRef.Name}\" to {Subject.Kind} \"{subject}\"";
        }
    }
}
