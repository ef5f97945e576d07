using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;

namespace AckAuthConsole.Web.Features.Clusters;

/// <summary>A page that shows something of one cluster: reads it, and while it is open follows what changes there. An outage leaves what is shown.</summary>
/// <typeparam name="TView">What is shown.</typeparam>
public abstract class ClusterViewBase<TView> : ComponentBase, IDisposable
{
    private readonly OwnContext _own = new();
    private readonly LatestOperation _loads = new();
    private readonly CancellationTokenSource _life = new();
    private IDisposable? _following;
    private (string Id, object? What)? _shown;

    [Inject] private IFollowClusters Clusters { get; set; } = default!;

    /// <summary>Who is signed in.</summary>
    [Inject] protected ConsoleSession Session { get; set; } = default!;

    /// <summary>The cluster's id, as the address has it.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>What is shown.</summary>
    protected ViewState<TView> View { get; private set; } = ViewState.Loading<TView>();

    /// <summary>The console role of the person who looks; null until known.</summary>
    protected ConsoleRole? Role { get; private set; }

    /// <summary>Whether the person may change clusters.</summary>
    protected bool CanChange => Role == ConsoleRole.Administrator;

    /// <summary>Everything else of the address that what is shown depends on; what is shown is read anew when it changes.</summary>
    protected abstract object? Asked { get; }

    /// <summary>Asks the use case.</summary>
    protected abstract Task<Result<TView>> ReadAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => Role = await Session.GetRoleAsync(_life.Token);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_shown is { } shown && shown.Id == Id && Equals(shown.What, Asked))
            return;
        if (_shown?.Id != Id)
        {
            Leave();
            View = ViewState.Loading<TView>();
        }

        _shown = (Id, Asked);
        await LoadAsync();
    }

    /// <summary>Reads what is known.</summary>
    protected async Task LoadAsync()
    {
        if (!ClusterId.TryParse(Id, out var cluster))
        {
            View = ViewState.Failed<TView>(new Failure.NotFound("cluster", Id.Length > 200 ? Id[..200] : Id));
            return;
        }

        var token = _loads.Next();
        View = View.Refreshing();
        StateHasChanged();
        try
        {
            var actor = await Session.GetIdentityAsync();
            var result = await ReadAsync(actor, cluster, token);
            if (token.IsCancellationRequested)
                return;
            View = ViewState.From(result);
            if (result.IsSuccess && _following is null)
                _following = (await Clusters.FollowAsync(actor, cluster, Changed, token)).Match<IDisposable?>(f => f, _ => null);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Something else is asked for, or the page is gone.
        }
    }

    /// <summary>Reads the cluster itself anew.</summary>
    protected async Task RefreshAsync()
    {
        if (!ClusterId.TryParse(Id, out var cluster))
            return;
        View = View.Refreshing();
        StateHasChanged();
        try
        {
            // What it answers shows in the view that is read next: an outage as the age and the reason of what is known.
            await Clusters.RefreshAsync(await Session.GetIdentityAsync(), cluster, _life.Token);
        }
        catch (OperationCanceledException) when (_life.IsCancellationRequested)
        {
            return;
        }

        await LoadAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what runs.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        Leave();
        _life.Cancel();
        _life.Dispose();
        _loads.Dispose();
    }

    private void Leave()
    {
        _following?.Dispose();
        _following = null;
    }

    private void Changed() => _own.Run(() => _ = InvokeAsync(async () =>
    {
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await DispatchExceptionAsync(e);
        }
    }));
}
