using System.Globalization;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Features.RbacChanges;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.History;

/// <summary>Everything that belongs to one line of the history.</summary>
public sealed partial class HistoryEntryDetails
{
    [Inject] private IStringLocalizer<HistoryText> L { get; set; } = default!;

    [Inject] private IRbacManifests Manifests { get; set; } = default!;

    [Inject] private RoleWords Roles { get; set; } = default!;

    /// <summary>The line with its steps and outcome.</summary>
    [Parameter, EditorRequired]
    public AuditChange Change { get; set; } = default!;

    /// <summary>Names of clusters by id.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyDictionary<string, string> Names { get; set; } = default!;

    /// <summary>The console role of the person who looks; null when not known, which counts as none.</summary>
    [Parameter, EditorRequired]
    public ConsoleRole? ViewerRole { get; set; }

    private AuditRecord Record => Change.Entry.Record;

    private AuditRecord Final => (Change.Outcome ?? Change.Entry).Record;

    private HistorySentences Sentences => new(L, Roles, Names);

    private string? UndoReasonKey => UndoRule.ReasonAgainst(Change, ViewerRole);

    private IReadOnlyList<string> RequestIds => [.. Record.RequestIds.Concat(Final.RequestIds).Distinct()];

    private long? Undone => long.TryParse(Record.Details.GetValueOrDefault("undoes"), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;

    private IEnumerable<string> Notes
    {
        get
        {
            if (Final.Details.ContainsKey("resolved"))
                yield return L["NoteResolved"];
            if (Final.Details.ContainsKey("putBack"))
                yield return L["NotePutBack"];
            if (Final.Details.ContainsKey("otherChange"))
                yield return L["NoteOtherChange"];
        }
    }

    private string UndoHref => string.Create(CultureInfo.InvariantCulture, $"{(Record.Action == AuditActions.ChangeRbac ? "/clusters" : "/authorizations")}/undo/{Change.Entry.Sequence}");

    private string? TargetHref => RbacHref ?? PrincipalHref;

    private string? RbacHref =>
        Record.Action == AuditActions.ChangeRbac && Record.Clusters is [var id] && ClusterId.TryParse(id, out var cluster) && Record.Target is { } target
        && Enum.TryParse<RbacKind>(Record.Details.GetValueOrDefault("kind"), out var kind)
            ? new RbacKey(kind, Record.Details.GetValueOrDefault("namespace", ""), target.Name) is var key && kind is RbacKind.ClusterRole or RbacKind.Role ? ConsoleUrls.ClusterRole(cluster, key) : ConsoleUrls.Binding(cluster, key)
            : null;

    private string? PrincipalHref => Record.Target is { } target && PrincipalRef.TryParse($"{target.Kind}:{target.Id}", out var principal) ? ConsoleUrls.Principal(principal) : null;

    // The trail keeps JSON; people read YAML.
    private string Manifest(AuditRecord record, string name) => record.Details.TryGetValue(name, out var json) ? Manifests.Parse(json).Match(m => ManifestText.Of(Manifests, m), _ => json) : "";

    private string? ActorHref => Record.Actor.Kind switch
    {
        ConsoleIdentityKind.RamUser when PrincipalId.TryParse(Record.Actor.Id, out var id) => ConsoleUrls.Principal(new PrincipalRef(PrincipalKind.RamUser, id)),
        ConsoleIdentityKind.RamRole when PrincipalId.TryParse(Record.Actor.Id, out var id) => ConsoleUrls.Principal(new PrincipalRef(PrincipalKind.RamRole, id)),
        _ => null,
    };
}
