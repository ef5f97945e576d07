using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Roles;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.ClusterRoles;

/// <summary>A page that begins with a role as it is now. It does not follow the cluster: what somebody types is not overwritten, and the review tells when the role changed meanwhile.</summary>
public abstract class RoleEditBase : ComponentBase, IDisposable
{
    private readonly LatestOperation _loads = new();
    private (string, RbacKey?)? _shown;

    [Inject] private IClusterRoles Roles { get; set; } = default!;

    [Inject] private IBrowseClusters Clusters { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    /// <summary>The texts.</summary>
    [Inject] protected IStringLocalizer<ClusterRolesText> L { get; set; } = default!;

    /// <summary>The cluster's id, as the address has it.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The role as it is; nothing for a new one.</summary>
    protected ViewState<RoleStart> Manifest { get; private set; } = ViewState.Loading<RoleStart>();

    /// <summary>Every cluster by name.</summary>
    protected IReadOnlyList<Cluster> AllClusters { get; private set; } = [];

    /// <summary>The cluster.</summary>
    protected ClusterId? Cluster { get; private set; }

    /// <summary>The cluster's name, as far as it is known.</summary>
    protected string ClusterName => AllClusters.FirstOrDefault(c => c.Id == Cluster)?.Name ?? Id;

    /// <summary>The address of the list of roles.</summary>
    protected string RolesPath => $"{ConsoleUrls.Clusters}/{Uri.EscapeDataString(Id)}/roles";

    /// <summary>The role to begin with; null for none.</summary>
    protected abstract RbacKey? Key { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what runs.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _loads.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        if (_shown == (Id, Key))
            return Task.CompletedTask;
        _shown = (Id, Key);
        return LoadAsync();
    }

    /// <summary>Reads the role.</summary>
    protected async Task LoadAsync()
    {
        var token = _loads.Next();
        Manifest = ViewState.Loading<RoleStart>();
        if (!ClusterId.TryParse(Id, out var cluster))
        {
            Manifest = ViewState.Failed<RoleStart>(new Failure.NotFound("cluster", Id.Length > 200 ? Id[..200] : Id));
            return;
        }

        Cluster = cluster;
        var actor = await Session.GetIdentityAsync();
        if (await Session.GetRoleAsync(token) != ConsoleRole.Administrator)
        {
            // The use case refuses too; nobody shall fill in a form for nothing.
            Manifest = ViewState.Failed<RoleStart>(new Failure.Forbidden("console.administrator-required"));
            return;
        }

        var list = await Clusters.ListAsync(actor, token);
        if (list.IsSuccess)
            AllClusters = [.. list.Value.Items.Select(r => r.Cluster).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];
        var read = Key is { } key ? (await Roles.GetManifestAsync(actor, cluster, key, token)).Map(m => new RoleStart(m)) : new RoleStart(null);
        if (!token.IsCancellationRequested)
            Manifest = ViewState.From(read);
    }
}
