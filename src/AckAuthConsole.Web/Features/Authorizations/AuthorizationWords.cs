using System.Globalization;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>Says permissions, plans and warnings in the person's language. Plain text: whoever renders it encodes it.</summary>
/// <param name="texts">This feature's texts.</param>
/// <param name="clusters">Clusters by id, for their names.</param>
public sealed class AuthorizationWords(IStringLocalizer<AuthorizationsText> texts, IReadOnlyDictionary<ClusterId, Cluster> clusters)
{
    /// <summary>The most permissions that a sentence names.</summary>
    public const int MaxNamed = 3;

    /// <summary>The clusters whose names are used.</summary>
    public IReadOnlyDictionary<ClusterId, Cluster> Clusters => clusters;

    /// <summary>The name of a predefined role.</summary>
    public string Role(PredefinedRole role) => texts["Role_" + role];

    /// <summary>The name of a role; custom ones by their ClusterRole.</summary>
    public string Role(PermissionRole role) => role switch
    {
        PermissionRole.Predefined p => Role(p.Role),
        PermissionRole.Custom c => texts["Role_Custom", c.Name.Value],
        PermissionRole.Unrecognized u => texts["Role_Unrecognized", u.RoleName.Length > 0 ? u.RoleName : u.RoleType],
        _ => role.Text,
    };

    /// <summary>What a predefined role means.</summary>
    public string Meaning(PredefinedRole role) => texts[$"Role_{role}_Meaning"];

    /// <summary>What a predefined role implies, which its name does not tell.</summary>
    public string Implication(PredefinedRole role) => texts[$"Role_{role}_Implication"];

    /// <summary>What a role implies.</summary>
    public string Implication(PermissionRole role) => role switch
    {
        PermissionRole.Predefined p => Implication(p.Role),
        { IsClusterAdmin: true } => texts["Role_ClusterAdmin_Implication"],
        PermissionRole.Custom => texts["Role_Custom_Implication"],
        _ => texts["Role_Unrecognized_Implication"],
    };

    /// <summary>A cluster's name, or its id when the inventory does not know it.</summary>
    public string Cluster(ClusterId id) => clusters.TryGetValue(id, out var cluster) && cluster.Name.Length > 0 ? cluster.Name : id.Value;

    /// <summary>A place, as it stands behind "in".</summary>
    public string Scope(PermissionScope scope) => scope switch
    {
        PermissionScope.AllClusters => texts["Scope_AllClusters"],
        PermissionScope.OneCluster c => texts["Scope_Cluster", Cluster(c.Cluster)],
        PermissionScope.OneNamespace n => texts["Scope_Namespace", n.Namespace.Value, Cluster(n.Cluster)],
        PermissionScope.Unrecognized u => texts["Scope_Unrecognized", u.ResourceType, u.ResourceId],
        _ => scope.Text,
    };

    /// <summary>A role in a place.</summary>
    public string Permission(PermissionKey key) => texts["Permission_In", Role(key.Role), Scope(key.Scope)];

    /// <summary>A staged change.</summary>
    public string Edit(PermissionEdit edit) => edit switch
    {
        PermissionEdit.Grant g => Permission(g.Permission.Key),
        PermissionEdit.Revoke r => Permission(r.Key),
        PermissionEdit.Replace r => texts["Permission_InsteadOf", Role(r.Permission.Role), Role(r.Key.Role), Scope(r.Key.Scope)],
        _ => "",
    };

    /// <summary>One part in a sentence: who gets and loses what, and that nothing else changes.</summary>
    public string Sentence(PlanPart part)
    {
        if (part.Difference is not { } difference)
            return texts["Sentence_Refused", part.Target.Name];
        var exchanged = difference.ScopesWithChangedRole;
        var gets = difference.Added.Select(a =>
            a.Role is PermissionRole.Predefined && exchanged.Contains(a.Scope) && difference.Removed.FirstOrDefault(r => r.Scope == a.Scope && r.Role is PermissionRole.Predefined) is { } old
                ? texts["Permission_InsteadOf", Role(a.Role), Role(old.Role), Scope(a.Scope)].Value
                : Permission(a.Key)).ToList();
        var loses = difference.Removed.Where(r => !(r.Role is PermissionRole.Predefined && exchanged.Contains(r.Scope))).Select(r => Permission(r.Key)).ToList();
        string sentence = (gets.Count, loses.Count) switch
        {
            (0, 0) => texts["Sentence_Nothing", part.Target.Name],
            (_, 0) => texts["Sentence_Gets", part.Target.Name, List(gets)],
            (0, _) => texts["Sentence_Loses", part.Target.Name, List(loses)],
            _ => texts["Sentence_GetsAndLoses", part.Target.Name, List(gets), List(loses)],
        };
        foreach (var attach in part.Steps.OfType<PlanStep.AttachPolicy>())
            sentence = texts["Sentence_WithPolicy", sentence, part.Target.Name, attach.PolicyName];
        return sentence;
    }

    /// <summary>The whole plan in a sentence.</summary>
    public string Sentence(Plan plan)
    {
        if (plan.Parts.Count == 1)
            return Sentence(plan.Parts[0]);
        var refused = plan.Parts.Count(p => p.Refusal is not null);
        var effective = plan.Parts.Count(p => p.IsEffective);
        return texts["Sentence_Many", effective, plan.Parts.Count, plan.Parts.Count - effective - refused, refused];
    }

    /// <summary>What a warning says.</summary>
    public string Warning(PlanWarning warning) => texts["Warning_" + warning.Code, List([.. warning.Scopes.Select(Scope)]), List([.. warning.Roles.Select(RoleText)])];

    /// <summary>What to do about a warning.</summary>
    public string Advice(PlanWarning warning) => texts[$"Warning_{warning.Code}_Advice", warning.Offer?.Name ?? ""];

    /// <summary>The word for a stage.</summary>
    public string Stage(PartStage stage) => texts["Stage_" + stage];

    /// <summary>Things in a row, the first few by name.</summary>
    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        <= MaxNamed => texts["List_And", string.Join(texts["List_Separator"], items.Take(items.Count - 1)), items[^1]],
        _ => texts["List_More", string.Join(texts["List_Separator"], items.Take(MaxNamed)), (items.Count - MaxNamed).ToString(CultureInfo.CurrentCulture)],
    };

    private string RoleText(string text)
    {
        if (PredefinedRoles.TryFromApiName(text, out var role))
            return Role(role.Value);
        return text.StartsWith("custom:", StringComparison.Ordinal) ? text[7..] : text;
    }
}
