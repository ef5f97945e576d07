using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Kubernetes.Manifests;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Live;

/// <summary>RBAC objects by the clusters' API servers.</summary>
internal sealed class ClusterRbac(ClusterApis apis, TimeProvider clock) : IClusterRbac
{
    public async IAsyncEnumerable<Result<RbacPage>> ReadAsync(Cluster cluster, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        for (var again = false; ; again = true)
        {
            var lease = await apis.LeaseAsync(cluster, cancellationToken).ConfigureAwait(false);
            if (!lease.IsSuccess)
            {
                yield return lease.Failure;
                yield break;
            }

            using var held = lease.Value;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var parts = new RbacReader(held.Api).Start(stop.Token);
            var versions = new Dictionary<string, string>(StringComparer.Ordinal);
            var given = 0;
            KubernetesError? error = null;
            try
            {
                await foreach (var part in Task.WhenEach(parts).ConfigureAwait(false))
                {
                    (var page, error) = await OutcomeAsync(part, versions).ConfigureAwait(false);
                    if (page is null)
                        break;
                    given++;
                    yield return given == parts.Count ? page with { Position = new RbacPosition(versions) } : page;
                }
            }
            finally
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await ((Task)Task.WhenAll(parts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (error is null)
                yield break;
            if (error.Kind == KubernetesErrorKind.Unauthorized && given == 0 && !again)
            {
                apis.Refused(cluster, held);
                continue;
            }

            yield return error.ToFailure();
            yield break;
        }
    }

    public IAsyncEnumerable<Result<RbacChanges>> WatchAsync(Cluster cluster, RbacPosition from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(from);
        return new RbacWatcher(apis, cluster, clock).WatchAsync(from, cancellationToken);
    }

    public Task<Result<RbacManifest>> GetAsync(Cluster cluster, RbacKey key, CancellationToken cancellationToken) => CallAsync(
        cluster, key, api => api.ReadAsync(KubernetesResources.Raw(key.Kind), NamespaceOf(key), key.Name, cancellationToken), cancellationToken);

    public Task<Result<RbacManifest>> CreateAsync(Cluster cluster, RbacManifest manifest, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var body = JsonNode.Parse(manifest.Json)!.AsObject();

        // A manifest from elsewhere may carry what only a stored object has; the API server refuses a version in a new one.
        if (body["metadata"] is JsonObject metadata)
        {
            foreach (var name in (string[])["resourceVersion", "uid", "creationTimestamp", "generation", "selfLink", "managedFields"])
                metadata.Remove(name);
        }

        return CallAsync(cluster, manifest.Key, api => api.CreateAsync(KubernetesResources.Raw(manifest.Key.Kind), NamespaceOf(manifest.Key), body, Options(dryRun), cancellationToken), cancellationToken);
    }

    public async Task<Result<RbacManifest>> ReplaceAsync(Cluster cluster, RbacManifest manifest, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Metadata.ResourceVersion.Length == 0)
            return new Failure.Conflict("kubernetes.conflict", manifest.Key.Name);
        var body = JsonNode.Parse(manifest.Json)!.AsObject();
        return await CallAsync(
            cluster, manifest.Key, api => api.ReplaceAsync(KubernetesResources.Raw(manifest.Key.Kind), NamespaceOf(manifest.Key), manifest.Key.Name, body, Options(dryRun), cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public Task<Result<Done>> DeleteAsync(Cluster cluster, RbacKey key, string uid, string resourceVersion, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentException.ThrowIfNullOrEmpty(uid);
        ArgumentNullException.ThrowIfNull(resourceVersion);
        var options = new V1DeleteOptions
        {
            Preconditions = new V1Preconditions { Uid = uid, ResourceVersion = resourceVersion.Length == 0 ? null : resourceVersion },
            DryRun = dryRun ? ["All"] : null,
        };
        return apis.CallAsync(
            cluster,
            async api =>
            {
                await api.DeleteAsync(KubernetesResources.Raw(key.Kind), NamespaceOf(key), key.Name, options, cancellationToken).ConfigureAwait(false);
                return Done.Instance;
            },
            KindOf(key), key.Name, cancellationToken);
    }

    private static async Task<(RbacPage? Page, KubernetesError? Error)> OutcomeAsync(Task<(RbacPage Page, string Plural, string? Version)> part, Dictionary<string, string> versions)
    {
        try
        {
            var (page, plural, version) = await part.ConfigureAwait(false);
            if (version is { Length: > 0 })
                versions[plural] = version;
            return (page, null);
        }
        catch (KubernetesException e)
        {
            return (null, e.Error);
        }
    }

    private async Task<Result<RbacManifest>> CallAsync(Cluster cluster, RbacKey key, Func<KubernetesApi, Task<JsonObject>> call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var answer = await apis.CallAsync(cluster, call, KindOf(key), key.Name, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
            return answer.Failure;
        try
        {
            return RbacManifests.FromServer(key.Kind, answer.Value.ToJsonString(KubernetesJsonContext.Default.Options));
        }
        catch (JsonException)
        {
            return new Failure.Unavailable(Dependency.Cluster) { Cause = new CloudErrorDetail(KubernetesFailures.Product, "get", nameof(KubernetesErrorKind.BadReply), null, null, null) };
        }
    }

    private static WriteOptions Options(bool dryRun) => new() { DryRun = dryRun, FieldValidation = "Strict" };

    private static string? NamespaceOf(RbacKey key) => key.Namespace.Length == 0 ? null : key.Namespace;

    private static string KindOf(RbacKey key) => key.Kind.ToString().ToLowerInvariant();
}
