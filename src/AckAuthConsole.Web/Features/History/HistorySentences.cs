using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Web.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.History;

/// <summary>Says each line of the history as a sentence: who did what to whom, where. Only what came true is told as done; the rest was tried.</summary>
/// <param name="text">The words.</param>
/// <param name="roles">The vendor's names of roles.</param>
/// <param name="clusterNames">Names of clusters by id; an id without name is shown itself.</param>
internal sealed class HistorySentences(IStringLocalizer<HistoryText> text, RoleWords roles, IReadOnlyDictionary<string, string> clusterNames)
{
    /// <summary>The sentence of a line.</summary>
    public IReadOnlyList<SentencePart> Say(AuditChange change)
    {
        var record = change.Entry.Record;
        var actor = Actor(record.Actor);
        var target = TargetName(record.Target);
        return record.Action switch
        {
            AuditActions.ChangePermissions => SayChange(change, actor, target),
            AuditActions.AssignConsoleRole => Fill(change, "AssignedRole", actor, target, ConsoleRoleWord(record)),
            AuditActions.RemoveConsoleRole => Fill(change, "RemovedRole", actor, target, ConsoleRoleWord(record)),
            AuditActions.SignIn => Plain("SignedIn", actor),
            AuditActions.SignOut => Plain("SignedOut", actor),
            AuditActions.SignInRefused => Plain("SignInRefused", actor),
            AuditActions.AccessRefused when target.Length > 0 => Plain("AccessRefusedTo", actor, target),
            AuditActions.AccessRefused => Plain("AccessRefused", actor),
            AuditActions.ExportAccess => Fill(change, "ExportedAccess", actor, target, record.Details.GetValueOrDefault("question", "")),
            AuditActions.ChangeRbac => Fill(change, "Rbac_" + record.Details.GetValueOrDefault("operation", "replace"), actor, RbacName(record), record.Clusters is [var where, ..] ? ClusterName(where) : ""),
            AuditActions.ExportFindings => Fill(change, "ExportedFindings", actor, record.Clusters is [var shown] ? ClusterName(shown) : ""),
            AuditActions.SuppressFinding => Fill(change, "SuppressedFinding", actor, target, record.Clusters is [var found] ? ClusterName(found) : "", record.Details.GetValueOrDefault("until", "")),
            AuditActions.ReopenFinding => Fill(change, "ReopenedFinding", actor, target, record.Clusters is [var again] ? ClusterName(again) : ""),
            AuditActions.ExportHistory => Fill(change, "Exported", actor),
            AuditActions.VerifyHistory when record.Details.TryGetValue("broken", out var broken) => Plain("VerifiedBroken", actor, broken.Split(' ')[0]),
            AuditActions.VerifyHistory => Fill(change, "Verified", actor),
            _ => Plain("OtherAction", actor, record.Action),
        };
    }

    /// <summary>The name of an action, for filters and details.</summary>
    public string ActionName(string action) => text["Action_" + action] is { ResourceNotFound: false } known ? known.Value : action;

    /// <summary>Who acted, by name; the id where no name was recorded.</summary>
    public string Actor(AuditActor actor) => actor.Kind switch
    {
        ConsoleIdentityKind.Console => text["TheConsole"],
        ConsoleIdentityKind.Account when actor.Name.Length == 0 || actor.Name == actor.Id => text["TheAccount", actor.Id],
        _ => actor.Name.Length > 0 ? actor.Name : actor.Id,
    };

    /// <summary>A scope in words.</summary>
    public string Scope(AuditPermission permission) => permission.Scope switch
    {
        "all-clusters" => text["AllClusters"],
        "cluster" => ClusterName(permission.Cluster),
        "namespace" => text["NamespaceOf", permission.Namespace, ClusterName(permission.Cluster)],
        _ => text["UnknownScope", permission.Scope, permission.Cluster],
    };

    /// <summary>A role in words: the vendor's for predefined ones, else the ClusterRole's name.</summary>
    public string Role(AuditPermission permission) =>
        !permission.IsCustom && PredefinedRoles.TryFromApiName(permission.Role, out var role) ? roles.Name(role.Value) : permission.Role;

    /// <summary>A cluster by name; the id where the name is not known; <c>*</c> means all.</summary>
    public string ClusterName(string id) => id == "*" ? text["AllClusters"] : clusterNames.GetValueOrDefault(id, id);

    /// <summary>A console role in words.</summary>
    public string ConsoleRoleName(ConsoleRole role) => text["ConsoleRole_" + role];

    private static string TargetName(AuditTarget? target) => target is null ? "" : target.Name.Length > 0 ? target.Name : target.Id;

    private static string RbacName(AuditRecord record)
    {
        var ns = record.Details.GetValueOrDefault("namespace", "");
        return $"{record.Details.GetValueOrDefault("kind", "")} {(ns.Length == 0 ? "" : ns + "/")}{TargetName(record.Target)}".Trim();
    }

    private static bool CameTrue(AuditChange change) => change.Result == AuditOutcome.Succeeded;

    private IReadOnlyList<SentencePart> SayChange(AuditChange change, string actor, string target)
    {
        var record = change.Entry.Record;
        switch (record.Added, record.Removed)
        {
            case ([var gave], []):
                return Fill(change, "Gave", actor, target, Role(gave), Scope(gave));
            case ([], [var took]):
                return Fill(change, "Took", actor, target, Role(took), Scope(took));
            case ([var comes], [var goes]) when (comes.Scope, comes.Cluster, comes.Namespace) == (goes.Scope, goes.Cluster, goes.Namespace):
                return Fill(change, "Exchanged", actor, target, Role(goes), Role(comes), Scope(comes));
            case ([], []):
                return record.Details.TryGetValue("policy", out var policy) ? Fill(change, "AttachedPolicy", actor, target, policy) : Fill(change, "ChangedNothing", actor, target);
            default:
                var scopes = record.Added.Concat(record.Removed).Select(p => p.Scope == "all-clusters" ? "*" : p.Cluster).Distinct().ToList();
                var where = scopes is [var only] ? ClusterName(only) : text["ClusterCount", scopes.Count].Value;
                return Fill(change, "ChangedSeveral", actor, target, text["AddedCount", record.Added.Count], text["RemovedCount", record.Removed.Count], where);
        }
    }

    private string ConsoleRoleWord(AuditRecord record) =>
        record.Details.TryGetValue("consoleRole", out var role) && Enum.TryParse<ConsoleRole>(role, true, out var known) ? ConsoleRoleName(known) : text["ConsoleRole"].Value;

    private IReadOnlyList<SentencePart> Fill(AuditChange change, string key, params ReadOnlySpan<string> arguments) =>
        SentenceTemplate.Fill(text[CameTrue(change) ? key : key + "_Tried"], arguments);

    private IReadOnlyList<SentencePart> Plain(string key, params ReadOnlySpan<string> arguments) => SentenceTemplate.Fill(text[key], arguments);
}
