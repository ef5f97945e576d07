using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Rbac.Changes;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Features.Authorizations;
using AckAuthConsole.Web.Resources;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.RbacChanges;

/// <summary>The way of every change of roles and bindings: a plan with its effect, a reason, the submission, and what became of each edit.</summary>
public sealed partial class RbacChangeFlow : IDisposable
{
    private readonly string _id = UniqueId.Next("flow");
    private readonly LatestOperation _loads = new();
    private readonly CancellationTokenSource _life = new();
    private ViewState<RbacPlan> _plan = ViewState.Loading<RbacPlan>();
    private List<RbacEditResult>? _results;
    private IReadOnlyList<RbacEdit>? _planned;
    private ElementReference _heading;
    private Failure? _failure;
    private bool _busy;
    private bool _focus = true;
    private string _reason = "";
    private string _ticket = "";
    private string _confirmation = "";

    [Inject] private IRbacChanges Changes { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private FailureText FailureText { get; set; } = default!;

    [Inject] private IStringLocalizer<RbacChangesText> L { get; set; } = default!;

    [Inject] private IStringLocalizer<AuthorizationsText> A { get; set; } = default!;

    [Inject] private IStringLocalizer<SharedText> S { get; set; } = default!;

    /// <summary>What is to be done; null together with <see cref="UndoSequence"/>.</summary>
    [Parameter]
    public IReadOnlyList<RbacEdit>? Edits { get; set; }

    /// <summary>The history entry to take back; null for none.</summary>
    [Parameter]
    public long? UndoSequence { get; set; }

    /// <summary>Where the person goes afterwards.</summary>
    [Parameter, EditorRequired]
    public string DoneHref { get; set; } = "";

    /// <summary>Goes back to choosing; without it there is a link instead.</summary>
    [Parameter]
    public EventCallback Back { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        _life.Cancel();
        _life.Dispose();
        _loads.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        if (_planned is not null && ReferenceEquals(_planned, Edits ?? []))
            return Task.CompletedTask;
        if (_planned is not null && Edits is null)
            return Task.CompletedTask;
        _planned = Edits ?? [];
        return PlanAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus)
            return;
        _focus = false;
        await _heading.FocusAsync();
    }

    private async Task PlanAsync()
    {
        _failure = null;
        _results = null;
        var token = _loads.Next();
        _plan = ViewState.Loading<RbacPlan>();
        StateHasChanged();
        try
        {
            var actor = await Session.GetIdentityAsync();
            var plan = UndoSequence is { } sequence
                ? await Changes.PlanUndoAsync(actor, sequence, token)
                : await Changes.PlanAsync(actor, Edits ?? [], token);
            if (!token.IsCancellationRequested)
                _plan = ViewState.From(plan);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Planned anew, or the page is gone.
        }
    }

    private async Task SubmitAsync()
    {
        if (_busy || !_plan.IsReady)
            return;
        (_busy, _failure) = (true, null);
        var results = new List<RbacEditResult>();
        var submission = new PlanSubmission { Reason = _reason, Ticket = _ticket, Confirmation = _confirmation };
        var progress = new Progress<RbacEditResult>(result => _ = InvokeAsync(() =>
        {
            // The last reports may come after the whole answer.
            if (!_busy)
                return;
            results.Add(result);
            _results = results;
            StateHasChanged();
        }));
        try
        {
            var answer = await Changes.ApplyAsync(await Session.GetIdentityAsync(), _plan.Value, submission, progress, _life.Token);
            if (answer.IsSuccess)
            {
                _results = [.. answer.Value];
                _focus = true;
            }
            else
            {
                _failure = answer.Failure;
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private string? Error(string field) => _failure is Failure.Invalid invalid && invalid.Field == field ? FailureText.Describe(invalid) : null;
}
