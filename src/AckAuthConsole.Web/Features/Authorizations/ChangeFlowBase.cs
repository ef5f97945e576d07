using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>
/// Choosing, "Review changes", "Submit" and what becomes of it, for one principal or many. What a person types outlives a plan that became stale;
/// a submitted plan is found again by <c>?plan=</c>.
/// </summary>
public abstract class ChangeFlowBase : ComponentBase, IDisposable
{
    private readonly OwnContext _own = new();
    private readonly LatestOperation _plans = new();
    private int _renderPending;
    private bool _finishSeen;
    private bool _disposed;

    /// <summary>Whose permissions.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Principal> Targets { get; set; } = [];

    /// <summary>Changes chosen and not submitted.</summary>
    [Parameter]
    [EditorRequired]
    public StagedChanges Staged { get; set; } = new();

    /// <summary>Whether the form "Add Permissions" is open.</summary>
    [Parameter]
    public bool ShowForm { get; set; }

    /// <summary>The history entry to undo; then the plan is made at once.</summary>
    [Parameter]
    public long? UndoSequence { get; set; }

    /// <summary>What is shown below the form while choosing.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Raised when a submitted plan has ended, so that the page reads anew.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Closes the form.</summary>
    [Parameter]
    public EventCallback CloseForm { get; set; }

    [Inject]
    internal IAuthorizationService Authorization { get; set; } = null!;

    [Inject]
    internal IPlanExecutions Executions { get; set; } = null!;

    [Inject]
    internal IBrowseClusters ClusterBrowser { get; set; } = null!;

    [Inject]
    internal ConsoleSession Session { get; set; } = null!;

    [Inject]
    internal IReviewDrafts Drafts { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<AuthorizationsText> Texts { get; set; } = null!;

    /// <summary>Where the change stands.</summary>
    protected ChangePhase Phase { get; private set; }

    /// <summary>The form's choices.</summary>
    protected GrantDraft GrantDraft { get; } = new();

    /// <summary>Reason, ticket, confirmation.</summary>
    protected ReviewDraft Draft { get; } = new();

    /// <summary>The plan on screen.</summary>
    protected Plan? Plan { get; private set; }

    /// <summary>The plan that was on screen before, to say what changed.</summary>
    protected Plan? Previous { get; private set; }

    /// <summary>What was submitted.</summary>
    protected PlanExecution? Execution { get; private set; }

    /// <summary>Whether the address names a plan that is not known any more.</summary>
    protected bool LostPlan { get; private set; }

    /// <summary>Whether a plan is being made or submitted.</summary>
    protected bool Busy { get; private set; }

    /// <summary>What went wrong.</summary>
    protected Failure? Failure { get; private set; }

    /// <summary>Says that a staged role took the place of another.</summary>
    protected string? ReplacedNote { get; private set; }

    /// <summary>The clusters to choose from.</summary>
    protected ViewState<ClusterList> ClusterState { get; private set; } = ViewState.Loading<ClusterList>();

    /// <summary>The regions' names in the person's language.</summary>
    protected IReadOnlyDictionary<string, string> Regions { get; private set; } = new Dictionary<string, string>();

    /// <summary>Words with the clusters' names.</summary>
    protected AuthorizationWords Words { get; private set; } = null!;

    /// <summary>Who acts.</summary>
    protected ConsoleIdentity? Actor { get; private set; }

    private string DraftKey => UndoSequence is { } sequence ? $"undo:{sequence}" : string.Join(',', Targets.Take(20).Select(t => t.Ref.ToString())) + "#" + Targets.Count;

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Words = new AuthorizationWords(Texts, new Dictionary<ClusterId, Cluster>());
        Actor = await Session.GetIdentityAsync();
        if (_disposed)
            return;
        if (Staged.IsEmpty)
            Staged.Load(StagedAddress.Read(Navigation.Uri));
        if (StagedAddress.Get(Navigation.Uri, "plan") is { } planId)
        {
            if (Executions.Find(Actor, planId) is { } execution)
                Attach(execution);
            else
                LostPlan = true;
        }

        await LoadClustersAsync();
        if (UndoSequence is not null && Phase == ChangePhase.Editing && !LostPlan)
            await ReviewAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await Drafts.LoadAsync(DraftKey, Draft);
        if (!_disposed)
            StateHasChanged();
    }

    /// <summary>Reads the clusters.</summary>
    protected async Task LoadClustersAsync()
    {
        ClusterState = ViewState.From(await ClusterBrowser.ListAsync(await Session.GetIdentityAsync(), CancellationToken.None));
        if (!ClusterState.IsReady)
            return;
        var list = ClusterState.Value!;
        Regions = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? list.RegionsInChinese : list.Regions;
        Words = new AuthorizationWords(Texts, list.Items.Select(i => i.Cluster).DistinctBy(c => c.Id).ToDictionary(c => c.Id));
    }

    /// <summary>Stages what the form holds.</summary>
    protected void StageAsync()
    {
        var replaced = Staged.Grant(GrantDraft.Build());
        ReplacedNote = replaced == 0 ? null : Texts["Staged_Replaced", replaced].Value;
        GrantDraft.Clear();
        StagedChanged();
    }

    /// <summary>Writes what is staged into the address.</summary>
    protected void StagedChanged() => Navigation.NavigateTo(StagedAddress.Write(Navigation.Uri, Staged.Edits), replace: true);

    /// <summary>Makes the plan for what is staged. A form that is complete and was not staged is taken along.</summary>
    protected Task ReviewAsync()
    {
        if (ShowForm && GrantDraft.Missing.Count == 0)
            StageAsync();
        return PlanAsync(new PlanRequest { Targets = [.. Targets.Select(t => t.Ref)], Edits = [.. Staged.Edits] }, null);
    }

    /// <summary>Makes the plan anew, with other options or because the old one is stale.</summary>
    protected Task ReplanAsync(PlanRequest request) => PlanAsync(request, Plan);

    /// <summary>Plans those again that did not come through.</summary>
    protected Task RetryAsync() => PlanAsync(ExecutionSummary.Retry(Execution!), Execution!.Plan);

    /// <summary>Back to choosing; everything chosen and typed is kept.</summary>
    protected void Back()
    {
        Phase = ChangePhase.Editing;
        Failure = null;
        if (UndoSequence is { } sequence)
            Navigation.NavigateTo(ConsoleUrls.HistoryEntry(sequence));
    }

    /// <summary>Keeps what was typed, should the page have to be loaded again.</summary>
    protected Task SaveDraftAsync() => Drafts.SaveAsync(DraftKey, Draft);

    /// <summary>Submits, once.</summary>
    protected async Task SubmitAsync()
    {
        if (Busy || Plan is null || !Draft.Check(Plan))
            return;
        Busy = true;
        Failure = null;

        // A write goes on when the page is left, so no token of this page reaches it.
        var started = await Executions.StartAsync(await Session.GetIdentityAsync(), Plan, Draft.ToSubmission(Plan), CancellationToken.None);
        Busy = false;
        if (_disposed)
            return;
        if (started.IsSuccess)
        {
            Staged.Clear();
            Attach(started.Value);
            Navigation.NavigateTo(QueryHelpers.AddQueryString(StagedAddress.Without(Navigation.Uri, [.. StagedAddress.Names, "plan"]), "plan", Plan.Id), replace: true);
            if (!_disposed)
                await Drafts.ForgetAsync(DraftKey);
        }
        else if (started.Failure is Failure.Conflict { Reason: "plan.already-submitted" } && Executions.Find(await Session.GetIdentityAsync(), Plan.Id) is { } running)
        {
            Attach(running);
        }
        else if (started.Failure is Failure.Conflict { Reason: "plan.stale" })
        {
            await ReplanAsync(Plan.Request);
        }
        else if (!Draft.Take(started.Failure))
        {
            Failure = started.Failure;
        }
    }

    /// <summary>Leaves the result.</summary>
    protected async Task CloseAsync()
    {
        if (UndoSequence is { } sequence)
        {
            Navigation.NavigateTo(ConsoleUrls.HistoryEntry(sequence));
            return;
        }

        Detach();
        Execution = null;
        Plan = null;
        Previous = null;
        Phase = ChangePhase.Editing;
        Draft.Reason = Draft.Ticket = Draft.Confirmation = "";
        Navigation.NavigateTo(StagedAddress.Without(Navigation.Uri, ["plan", "panel"]), replace: true);
        await Changed.InvokeAsync();
    }

    /// <summary>Stops listening. What was submitted runs on.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed)
            return;
        _disposed = true;
        Detach();
        _plans.Dispose();
    }

    private async Task PlanAsync(PlanRequest request, Plan? previous)
    {
        if (Busy)
            return;
        Busy = true;
        Failure = null;
        var token = _plans.Next();
        try
        {
            var result = UndoSequence is { } sequence
                ? await Authorization.PlanUndoAsync(await Session.GetIdentityAsync(), sequence, token)
                : await Authorization.PlanAsync(await Session.GetIdentityAsync(), request, token);
            if (token.IsCancellationRequested)
                return;
            Failure = result.Failure;
            if (!result.IsSuccess)
                return;
            Previous = previous;
            Plan = result.Value;
            Draft.Confirmation = "";
            Phase = ChangePhase.Reviewing;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            Busy = false;
        }
    }

    private void Attach(PlanExecution execution)
    {
        Detach();
        Execution = execution;
        Plan = execution.Plan;
        Phase = ChangePhase.Running;
        _finishSeen = false;
        execution.Changed += OnExecutionChanged;
        OnExecutionChanged();
    }

    private void Detach()
    {
        if (Execution is not null)
            Execution.Changed -= OnExecutionChanged;
    }

    private void OnExecutionChanged()
    {
        // A thousand parts report from many threads; one rendering shows them all.
        if (Interlocked.Exchange(ref _renderPending, 1) == 1)
            return;
        _own.Run(() => _ = InvokeAsync(async () =>
        {
            Interlocked.Exchange(ref _renderPending, 0);
            if (_disposed || Execution is not { } execution || Phase != ChangePhase.Running)
                return;
            StateHasChanged();
            if (!execution.IsFinished || _finishSeen)
                return;
            _finishSeen = true;
            await Changed.InvokeAsync();
            if (execution.Plan.Parts.Count == 1 && ExecutionSummary.Of(execution).Stale)
                await RetryAsync();
            if (!_disposed)
                StateHasChanged();
        }));
    }
}
