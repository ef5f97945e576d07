using AckAuthConsole.Core.Audit;
using AckAuthConsole.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.History;

/// <summary>One line of the history: when, the sentence, why, and the outcome.</summary>
public sealed partial class HistoryLine
{
    private const int MaxReasonLength = 160;

    [Inject] private IStringLocalizer<HistoryText> L { get; set; } = default!;

    [Inject] private RoleWords Roles { get; set; } = default!;

    /// <summary>The line.</summary>
    [Parameter, EditorRequired]
    public AuditChange Change { get; set; } = default!;

    /// <summary>Names of clusters by id.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyDictionary<string, string> Names { get; set; } = default!;

    /// <summary>Where the details are.</summary>
    [Parameter, EditorRequired]
    public string Href { get; set; } = "";

    /// <summary>Whether the details of this line are open.</summary>
    [Parameter]
    public bool IsCurrent { get; set; }

    private AuditRecord Record => Change.Entry.Record;

    private IReadOnlyList<SentencePart> Sentence => new HistorySentences(L, Roles, Names).Say(Change);

    private static string Shorten(string text) => text.Length <= MaxReasonLength ? text : text[..MaxReasonLength].TrimEnd() + "…";
}
