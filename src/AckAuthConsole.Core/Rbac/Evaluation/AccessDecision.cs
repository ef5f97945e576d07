using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>The answer to one question of one user.</summary>
/// <param name="Chain">Why it is allowed; null when it is not.</param>
/// <param name="MissingRoles">Roles that bindings of the user name but that do not exist, once each; empty when allowed, since then the API server says nothing about them either.</param>
/// <param name="Gaps">What could not be read and could turn a refusal into an allowance; always empty when allowed.</param>
public readonly record struct AccessDecision(AccessChain? Chain, ImmutableArray<RbacKey> MissingRoles, ImmutableArray<RbacGap> Gaps)
{
    /// <summary>Whether it is allowed.</summary>
    public bool IsAllowed => Chain is not null;

    /// <summary>Whether the refusal is certain.</summary>
    public bool IsComplete => Gaps.IsDefaultOrEmpty;

    /// <summary>The API server's <c>status.reason</c>.</summary>
    public string Reason => Chain is not null ? Chain.Reason : MissingRoles.IsDefaultOrEmpty ? "" : "RBAC: " + Errors(MissingRoles);

    private static string Errors(ImmutableArray<RbacKey> missing)
    {
        var texts = missing.Select(static k => $"{(k.Kind == RbacKind.ClusterRole ? "clusterrole" : "role")}.{RbacNames.ApiGroup} \"{k.Name}\" not found").Distinct().ToList();
        return texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
    }
}
