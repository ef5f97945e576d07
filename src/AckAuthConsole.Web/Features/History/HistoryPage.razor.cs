using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.History;

/// <summary>"History": the audit trail as sentences, filtered by the URL, with the details of one entry in a panel that has a URL too.</summary>
public sealed partial class HistoryPage : IDisposable
{
    private readonly LatestOperation _pageLoads = new();
    private readonly LatestOperation _entryLoads = new();
    private readonly CancellationTokenSource _life = new();
    private ViewState<AuditPage> _page = ViewState.Loading<AuditPage>();
    private ViewState<AuditChange> _entry = ViewState.Loading<AuditChange>();
    private HistoryFilter? _shown;
    private HistoryFilter _filter = HistoryFilter.None;
    private long? _shownSequence;
    private IReadOnlyList<Cluster> _clusters = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private ConsoleRole? _role;

    [Inject] private IHistory History { get; set; } = default!;

    [Inject] private IBrowseClusters BrowseClusters { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private BrowserTime Time { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IStringLocalizer<HistoryText> L { get; set; } = default!;

    /// <summary>The entry whose details are open; null when none is.</summary>
    [Parameter]
    public long? Sequence { get; set; }

    /// <summary>Not before this instant.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Before this instant.</summary>
    [SupplyParameterFromQuery]
    public string? Until { get; set; }

    /// <summary>Who did it.</summary>
    [SupplyParameterFromQuery]
    public string? Actor { get; set; }

    /// <summary>To whom.</summary>
    [SupplyParameterFromQuery]
    public string? Target { get; set; }

    /// <summary>A cluster's id.</summary>
    [SupplyParameterFromQuery]
    public string? Cluster { get; set; }

    /// <summary>An action.</summary>
    [SupplyParameterFromQuery]
    public string? Action { get; set; }

    /// <summary>An outcome.</summary>
    [SupplyParameterFromQuery]
    public string? Outcome { get; set; }

    /// <summary>Words of reason, ticket and names.</summary>
    [SupplyParameterFromQuery]
    public string? Text { get; set; }

    /// <summary>The page after the line with this number.</summary>
    [SupplyParameterFromQuery]
    public string? Before { get; set; }

    private bool CanRead => _role is ConsoleRole.Administrator or ConsoleRole.Auditor;

    private string EmptyKey => _filter.HasConditions ? "EmptyFiltered" : _filter.Before is null ? "Empty" : "EmptyPage";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Time.Changed += Refresh;
        _role = await Session.GetRoleAsync(_life.Token);
        var clusters = await BrowseClusters.ListAsync(await Session.GetIdentityAsync(), _life.Token);
        if (clusters.IsSuccess)
        {
            _clusters = [.. clusters.Value.Items.Select(r => r.Cluster)];
            _names = _clusters.ToDictionary(c => c.Id.Value, c => c.Name);
        }
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _filter = HistoryFilter.Parse(From, Until, Actor, Target, Cluster, Action, Outcome, Text, Before);
        var loads = new List<Task>(2);
        if (_shown != _filter)
            loads.Add(LoadPageAsync());
        if (_shownSequence != Sequence)
            loads.Add(LoadEntryAsync());
        await Task.WhenAll(loads);
    }

    private static string Address(HistoryFilter filter, long? sequence = null) =>
        (sequence is { } number ? ConsoleUrls.HistoryEntry(number) : ConsoleUrls.History) + filter.ToQueryString();

    private async Task LoadPageAsync()
    {
        _shown = _filter;
        _page = _page.Refreshing();
        var token = _pageLoads.Next();
        var result = await History.FindAsync(await Session.GetIdentityAsync(), _filter.ToQuery(), token);
        if (!token.IsCancellationRequested)
            _page = ViewState.From(result);
    }

    private async Task LoadEntryAsync()
    {
        _shownSequence = Sequence;
        var token = _entryLoads.Next();
        if (Sequence is not { } sequence)
            return;
        _entry = ViewState.Loading<AuditChange>();
        var result = await History.GetAsync(await Session.GetIdentityAsync(), sequence, token);
        if (!token.IsCancellationRequested)
            _entry = ViewState.From(result);
    }

    private void Show(HistoryFilter filter) => Navigation.NavigateTo(Address(filter with { Before = null }, Sequence));

    private void ClosePanel() => Navigation.NavigateTo(Address(_filter));

    private void Refresh() => _ = InvokeAsync(StateHasChanged);

    /// <inheritdoc />
    public void Dispose()
    {
        Time.Changed -= Refresh;
        _life.Cancel();
        _life.Dispose();
        _pageLoads.Dispose();
        _entryLoads.Dispose();
    }
}
