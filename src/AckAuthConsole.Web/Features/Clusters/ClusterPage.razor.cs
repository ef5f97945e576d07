using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Clusters;

/// <summary>One cluster: what it is, whether it can be read, its namespaces, and the way to who has access.</summary>
public sealed partial class ClusterPage : IDisposable
{
    private readonly LatestOperation _loads = new();
    private ViewState<ClusterList> _list = ViewState.Loading<ClusterList>();
    private ConsoleRole? _role;

    [Inject] private IBrowseClusters BrowseClusters { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private IStringLocalizer<ClustersText> L { get; set; } = default!;

    /// <summary>The cluster's id, as the URL has it.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private bool CanRead => _role is ConsoleRole.Administrator or ConsoleRole.Auditor;

    private ClusterRow? Row => _list.IsReady ? _list.Value.Items.FirstOrDefault(r => r.Cluster.Id.Value == Id) : null;

    private string Shown => Id.Length > ClusterId.MaxLength ? Id[..ClusterId.MaxLength] + "…" : Id;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _list = _list.Refreshing();
        var token = _loads.Next();
        _role = await Session.GetRoleAsync(token);
        var result = await BrowseClusters.ListAsync(await Session.GetIdentityAsync(), token);
        if (!token.IsCancellationRequested)
            _list = ViewState.From(result is { IsSuccess: true, Value: { Inventory.DirectoryReadAt: null } early } && early.Items.All(r => r.Cluster.Id.Value != Id) ? new Failure.Conflict("inventory.listing") : result);
    }

    /// <inheritdoc />
    public void Dispose() => _loads.Dispose();
}
