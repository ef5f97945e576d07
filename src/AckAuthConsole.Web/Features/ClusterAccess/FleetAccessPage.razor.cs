using AckAuthConsole.Core.Rbac.Access;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Features.Clusters;
using AckAuthConsole.Web.Resources;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.ClusterAccess;

/// <summary>"Who has access anywhere": every identity of every cluster, shown as the clusters answer.</summary>
public sealed partial class FleetAccessPage : IDisposable
{
    private readonly LatestOperation _loads = new();
    private readonly List<FleetAccessPart> _parts = [];
    private IReadOnlyList<FleetHolder> _holders = [];
    private Failure? _failure;
    private AccessFilter? _shown;
    private bool _isReading = true;
    private int _total;

    [Inject] private IClusterAccess Access { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private FailureText Texts { get; set; } = default!;

    [Inject] private IStringLocalizer<ClusterAccessText> L { get; set; } = default!;

    [Inject] private IStringLocalizer<ClustersText> C { get; set; } = default!;

    [Inject] private IStringLocalizer<SharedText> S { get; set; } = default!;

    /// <summary>A kind of identity.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Where bindings come from.</summary>
    [SupplyParameterFromQuery]
    public string? Origin { get; set; }

    /// <summary>Words to look for.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary><c>0</c> for all access instead of administrative access only.</summary>
    [SupplyParameterFromQuery]
    public string? Admin { get; set; }

    /// <summary>The page, from 1.</summary>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    // The question that brings people here is who has admin anywhere.
    private AccessFilter Filter => AccessFilter.Parse(null, Kind, Origin, Search, Admin == "0" ? null : "1", Page);

    /// <inheritdoc />
    public void Dispose() => _loads.Dispose();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        var asked = Filter with { Page = 1 };
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
            await foreach (var part in Access.ListEverywhereAsync(await Session.GetIdentityAsync(), Filter.ToQuery(), token))
            {
                if (!part.IsSuccess)
                {
                    _failure = part.Failure;
                    break;
                }

                _parts.Add(part.Value);
                _total = part.Value.Clusters;
                _holders = FleetHolder.Of(_parts);
                StateHasChanged();
            }

            // Without a single cluster nothing was joined.
            _holders = FleetHolder.Of(_parts);
            _isReading = false;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Something else is asked for, or the page is gone.
        }
    }

    private void Show(AccessFilter filter)
    {
        var address = ConsoleUrls.WithQuery((filter with { AdministrativeOnly = false }).ToAddress(ConsoleUrls.Access), ("admin", filter.AdministrativeOnly ? null : "0"));
        Navigation.NavigateTo(address, replace: filter.Search != Filter.Search);
    }
}
