using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Rbac.Effective;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Features.Authorizations;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.EffectiveAccess;

/// <summary>"Effective access" of one principal: what it can really do in a cluster or namespace, as a matrix with reasons or as a graph. Everything that is chosen is in the address.</summary>
public sealed partial class EffectiveAccessPanel : IDisposable
{
    private readonly LatestOperation _loads = new();
    private ViewState<EffectiveAccessView> _view = ViewState.Loading<EffectiveAccessView>();
    private IReadOnlyList<Cluster> _clusters = [];
    private bool _clustersKnown;
    private EffectiveAccessQueryString _query = EffectiveAccessQueryString.Read(null, null, null, null, null);
    private (ClusterId? Cluster, NamespaceName? Namespace)? _shown;

    [Inject] private IEffectiveAccess Access { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private FailureText FailureText { get; set; } = default!;

    [Inject] private IStringLocalizer<EffectiveAccessText> L { get; set; } = default!;

    [Inject] private IStringLocalizer<AuthorizationsText> A { get; set; } = default!;

    /// <summary>RAM user or RAM role.</summary>
    [Parameter, EditorRequired]
    public PrincipalKind Kind { get; set; }

    /// <summary>The numeric id, as the address has it.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>The rest of the address.</summary>
    [Parameter, EditorRequired]
    public EffectiveAccessQueryString Query { get; set; } = null!;

    private string Path => PermissionPath + "/effective";

    private string PermissionPath => (Kind == PrincipalKind.RamUser ? ConsoleUrls.Users : ConsoleUrls.Roles) + "/" + Uri.EscapeDataString(Id);

    private (string Verb, string Resource, string Group, AccessMatrixCell Cell)? Open
    {
        get
        {
            if (!_view.IsReady || _query.Cell?.Split(' ') is not [var verb, var resource, var apiGroup])
                return null;
            var matrix = _view.Value.Matrix;
            var column = matrix.Verbs.IndexOf(verb);
            var row = matrix.Rows.FirstOrDefault(r => r.Resource == resource && r.ApiGroup == apiGroup);
            return row is null || column < 0 || row.Cells[column].Reasons.IsEmpty ? null : (verb, resource, apiGroup, row.Cells[column]);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _loads.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var clusters = await Access.ListClustersAsync(await Session.GetIdentityAsync(), CancellationToken.None);
        _clusters = clusters.IsSuccess ? clusters.Value : [];
        _clustersKnown = true;
        await ShowAsync();
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => _clustersKnown ? ShowAsync() : Task.CompletedTask;

    private Task ShowAsync()
    {
        _query = Query.Cluster is null && _clusters.Count > 0 ? Query with { Cluster = _clusters[0].Id } : Query;
        return _shown == (_query.Cluster, _query.Namespace) ? Task.CompletedTask : LoadAsync();
    }

    private async Task LoadAsync()
    {
        _shown = (_query.Cluster, _query.Namespace);
        if (_query.Cluster is not { } cluster)
            return;
        if (!PrincipalId.TryParse(Id, out var id))
        {
            _view = ViewState.Failed<EffectiveAccessView>(new Failure.NotFound(Kind == PrincipalKind.RamUser ? "ram-user" : "ram-role", Id.Length > 200 ? Id[..200] : Id));
            return;
        }

        var token = _loads.Next();
        _view = _view.Refreshing();
        var result = await Access.GetAsync(await Session.GetIdentityAsync(), new EffectiveAccessQuery(new PrincipalRef(Kind, id), cluster, _query.Namespace), token);
        if (!token.IsCancellationRequested)
            _view = ViewState.From(result);
    }

    private string Address(EffectiveAccessQueryString query) => query.ToAddress(Path);

    private void GoTo(EffectiveAccessQueryString query) => Navigation.NavigateTo(Address(query), replace: query.Search != _query.Search);

    private List<AccessMatrixRow> Shown(EffectiveAccessView view) =>
        [.. view.Matrix.Rows.Where(r => _query.Search.Length == 0 || r.Resource.Contains(_query.Search, StringComparison.OrdinalIgnoreCase) || r.ApiGroup.Contains(_query.Search, StringComparison.OrdinalIgnoreCase))];
}
