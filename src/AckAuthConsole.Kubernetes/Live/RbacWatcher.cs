using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Live;

/// <summary>Watches the lists of one cluster at once and gives what comes together as one.</summary>
internal sealed class RbacWatcher(ClusterApis apis, Cluster cluster, TimeProvider clock)
{
    private const int MostAtOnce = 2000;

    // What could be listed by namespace only is not watched, so it is read anew now and then.
    private static readonly TimeSpan s_partialLife = TimeSpan.FromMinutes(1);

    public async IAsyncEnumerable<Result<RbacChanges>> WatchAsync(RbacPosition from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var versions = new Dictionary<string, string>(from.Versions, StringComparer.Ordinal);
        var channel = Channel.CreateBounded<Event>(new BoundedChannelOptions(MostAtOnce) { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pumps = Start(versions, channel.Writer, stop.Token);
        try
        {
            var items = new List<RbacChange>();
            while (await channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                items.Clear();
                Failure? failure = null;
                for (var taken = 0; failure is null && taken < MostAtOnce && channel.Reader.TryRead(out var next); taken++)
                {
                    failure = next.Failure;
                    if (next.Change is { } change)
                        items.Add(change);
                    if (next.Version.Length > 0)
                        versions[next.Plural] = next.Version;
                }

                if (items.Count > 0 || failure is null)
                    yield return new RbacChanges([.. items], new RbacPosition(new Dictionary<string, string>(versions, StringComparer.Ordinal)));
                if (failure is not null)
                {
                    yield return failure;
                    yield break;
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await pumps.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task Start(Dictionary<string, string> versions, ChannelWriter<Event> events, CancellationToken cancellationToken)
    {
        var pumps = new List<Task>();
        Add(KubernetesResources.ClusterRoles, static (role, gone) => Change(RbacMapping.ToRole(role), gone));
        Add(KubernetesResources.Roles, static (role, gone) => Change(RbacMapping.ToRole(role), gone));
        Add(KubernetesResources.ClusterRoleBindings, static (binding, gone) => Change(RbacMapping.ToBinding(binding), gone));
        Add(KubernetesResources.RoleBindings, static (binding, gone) => Change(RbacMapping.ToBinding(binding), gone));
        Add(KubernetesResources.Namespaces, static (ns, gone) => gone ? new RbacChange.RemoveNamespace(ns.Metadata?.Name ?? "") : new RbacChange.PutNamespace(ns.Metadata?.Name ?? ""));
        if (pumps.Count < versions.Count || versions.Count < 5)
            pumps.Add(ExpireAsync(events, cancellationToken));
        return Task.WhenAll(pumps);

        void Add<T>(KubernetesResource<T> resource, Func<T, bool, RbacChange> map)
            where T : class
        {
            if (versions.TryGetValue(resource.Plural, out var version))
                pumps.Add(PumpAsync(resource, version, map, events, cancellationToken));
        }
    }

    private async Task PumpAsync<T>(KubernetesResource<T> resource, string version, Func<T, bool, RbacChange> map, ChannelWriter<Event> events, CancellationToken cancellationToken)
        where T : class
    {
        var mayTryAgain = true;
        while (true)
        {
            var lease = await apis.LeaseAsync(cluster, cancellationToken).ConfigureAwait(false);
            if (!lease.IsSuccess)
            {
                await events.WriteAsync(new Event(resource.Plural, "", null, lease.Failure), cancellationToken).ConfigureAwait(false);
                return;
            }

            using (lease.Value)
            {
                try
                {
                    await foreach (var happened in lease.Value.Api.WatchAsync(resource, null, version, ListOptions.None, cancellationToken).ConfigureAwait(false))
                    {
                        version = happened.ResourceVersion.Length > 0 ? happened.ResourceVersion : version;
                        mayTryAgain = true;
                        var change = happened.Item is { } item ? map(item, happened.Type == WatchEventType.Deleted) : null;
                        await events.WriteAsync(new Event(resource.Plural, version, change, null), cancellationToken).ConfigureAwait(false);
                    }
                }
                catch (KubernetesException e) when (e.Error.Kind == KubernetesErrorKind.Unauthorized && mayTryAgain)
                {
                    // The kubeconfig of this watch ended; the watch goes on with the new one.
                    mayTryAgain = false;
                    apis.Refused(cluster, lease.Value);
                }
                catch (KubernetesException e)
                {
                    await events.WriteAsync(new Event(resource.Plural, "", null, e.Error.ToFailure()), cancellationToken).ConfigureAwait(false);
                    return;
                }
            }
        }
    }

    private async Task ExpireAsync(ChannelWriter<Event> events, CancellationToken cancellationToken)
    {
        await Task.Delay(s_partialLife, clock, cancellationToken).ConfigureAwait(false);
        await events.WriteAsync(new Event("", "", null, new Failure.Conflict("kubernetes.expired")), cancellationToken).ConfigureAwait(false);
    }

    private static RbacChange Change(RbacRole role, bool gone) => gone ? new RbacChange.Remove(role.Key) : new RbacChange.PutRole(role);

    private static RbacChange Change(RbacBinding binding, bool gone) => gone ? new RbacChange.Remove(binding.Key) : new RbacChange.PutBinding(binding);

    private readonly record struct Event(string Plural, string Version, RbacChange? Change, Failure? Failure);
}
