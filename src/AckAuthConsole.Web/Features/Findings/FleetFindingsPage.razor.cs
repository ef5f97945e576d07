using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Resources;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Findings;

/// <summary>What is risky anywhere: the findings of every cluster, shown as the clusters answer.</summary>
public sealed partial class FleetFindingsPage : IDisposable
{
    private static readonly FindingSeverity[] s_severities = [.. Enum.GetValues<FindingSeverity>().Reverse()];

    private readonly LatestOperation _loads = new();
    private readonly List<FleetFindingsPart> _parts = [];
    private IReadOnlyList<FindingRow> _rows = [];
    private IReadOnlyList<(FindingRule Rule, int Count)> _rules = [];
    private IReadOnlyList<FindingsTrendDay> _trend = [];
    private Failure? _failure;
    private FindingFilter? _shown;
    private bool _isReading = true;
    private bool _canChange;
    private int _total;

    [Inject] private IFindings Findings { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private FailureText Texts { get; set; } = default!;

    [Inject] private IStringLocalizer<FindingsText> L { get; set; } = default!;

    [Inject] private IStringLocalizer<FindingTexts> R { get; set; } = default!;

    [Inject] private IStringLocalizer<SharedText> S { get; set; } = default!;

    /// <summary>What is to be done; <c>all</c> for everything.</summary>
    [SupplyParameterFromQuery]
    public string? Standing { get; set; }

    /// <summary>The least severity.</summary>
    [SupplyParameterFromQuery]
    public string? Least { get; set; }

    /// <summary>A rule.</summary>
    [SupplyParameterFromQuery]
    public string? Rule { get; set; }

    /// <summary>Words to look for.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>The page, from 1.</summary>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    /// <summary>The finding whose panel is open.</summary>
    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    /// <summary>Its cluster.</summary>
    [SupplyParameterFromQuery(Name = "in")]
    public string? OpenIn { get; set; }

    private FindingFilter Filter => FindingFilter.Parse(Standing, Least, Rule, Search, Page, Open, OpenIn);

    private FindingCounts Sum => FindingCounts.Sum(_parts.Select(p => p.Open).OfType<FindingCounts>());

    /// <inheritdoc />
    public void Dispose() => _loads.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => _canChange = await Session.GetRoleAsync() == ConsoleRole.Administrator;

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        var asked = Filter.WithoutPlace;
        if (_shown == asked)
            return Task.CompletedTask;
        _shown = asked;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var token = _loads.Next();
        (_failure, _isReading) = (null, true);
        _parts.Clear();
        StateHasChanged();
        try
        {
            var actor = await Session.GetIdentityAsync();
            await foreach (var part in Findings.ListEverywhereAsync(actor, Filter.ToQuery() with { Rule = "" }, token))
            {
                if (!part.IsSuccess)
                {
                    _failure = part.Failure;
                    break;
                }

                _parts.Add(part.Value);
                _total = part.Value.Clusters;
                Join();
                StateHasChanged();
            }

            // Read last: the look that just ended is the newest day.
            if (_failure is null)
                _trend = (await Findings.TrendAsync(actor, token)).Match(days => days, _ => []);
            Join();
            _isReading = false;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Something else is asked for, or the page is gone.
        }
    }

    private void Join()
    {
        var all = _parts.SelectMany(p => p.Rows).ToList();
        _rules = [.. all.CountBy(r => r.Finding.Rule).Select(c => (c.Key, c.Value))];
        _rows =
        [
            .. all.Where(r => Filter.Rule.Length == 0 || r.Finding.Rule.Id == Filter.Rule)
                .OrderByDescending(r => r.Finding.Severity).ThenBy(r => r.Finding.Rule.Id, StringComparer.Ordinal).ThenBy(r => r.Who?.Name ?? r.Finding.Object?.Name, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Cluster.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private void Show(FindingFilter filter) => Navigation.NavigateTo(filter.ToAddress(ConsoleUrls.Findings), replace: filter.Search != Filter.Search);
}
