using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AckAuthConsole.Kubernetes.Configuration;
using AckAuthConsole.Kubernetes.Kubeconfigs;
using AckAuthConsole.Kubernetes.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>
/// A typed client of one cluster's API server, with a connection pool of its own. Calls that fail throw <see cref="KubernetesException"/>; calls that only read are repeated after 429, 5xx and broken connections, writes
/// never. Safe for any thread; make one for each cluster and keep it. The groups of operations carry the names of the official client.
/// </summary>
/// <example>
/// <code>
/// var kubeconfig = await Kubeconfig.LoadAsync(Kubeconfig.DefaultFiles(), cancellationToken);
/// using var api = new KubernetesApi(kubeconfig.Value.Connect().Value);
/// await foreach (var page in api.RbacAuthorizationV1.ClusterRoles.ListPagesAsync(ListOptions.None, cancellationToken)) { … }
/// </code>
/// </example>
public sealed class KubernetesApi : IDisposable
{
    private const string FieldManager = "ackauthconsole";
    private const int MaxRestarts = 3;

    private readonly KubernetesTransport _transport;
    private readonly ClusterConnection? _owned;
    private readonly Impersonation? _impersonation;

    /// <summary>Makes a client. It disposes of the connection with itself.</summary>
    /// <param name="connection">Where the server is, and how to prove who one is.</param>
    /// <param name="options">Time limits and the like; null for the defaults.</param>
    /// <param name="clock">Time; null for the system's.</param>
    /// <param name="logger">Where calls are logged, without anything that they hold; null for nowhere.</param>
    public KubernetesApi(ClusterConnection connection, KubernetesOptions? options = null, TimeProvider? clock = null, ILogger<KubernetesApi>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _owned = connection;
        _transport = new KubernetesTransport(connection, options ?? new KubernetesOptions(), clock ?? TimeProvider.System, logger ?? NullLogger<KubernetesApi>.Instance);
        Server = connection.Server;
    }

    private KubernetesApi(KubernetesApi original, Impersonation impersonation) => (_transport, _impersonation, Server) = (original._transport, impersonation, original.Server);

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>Namespaces, service accounts, pods, config maps and metadata of secrets.</summary>
    public CoreV1Operations CoreV1 => new(this);

    /// <summary>Deployments and daemon sets.</summary>
    public AppsV1Operations AppsV1 => new(this);

    /// <summary>Network policies.</summary>
    public NetworkingV1Operations NetworkingV1 => new(this);

    /// <summary>ClusterRoles, Roles and their bindings.</summary>
    public RbacAuthorizationV1Operations RbacAuthorizationV1 => new(this);

    /// <summary>Who may do what.</summary>
    public AuthorizationV1Operations AuthorizationV1 => new(this);

    /// <summary>Who is who.</summary>
    public AuthenticationV1Operations AuthenticationV1 => new(this);

    /// <summary>Version and discovery.</summary>
    public DiscoveryOperations Discovery => new(this);

    /// <summary>The same client, whose calls are made as somebody else. Needs the right to impersonate. It shares everything with this one and need not be disposed.</summary>
    public KubernetesApi As(Impersonation impersonation)
    {
        ArgumentNullException.ThrowIfNull(impersonation);
        return new KubernetesApi(this, impersonation);
    }

    /// <summary>One page of a list.</summary>
    /// <param name="resource">What.</param>
    /// <param name="ns">In which namespace; null for all.</param>
    /// <param name="options">Selectors, and where the page begins.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<KubernetesList<T>> ListAsync<T>(KubernetesResource<T> resource, string? ns, ListOptions options, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(options);
        var path = KubernetesPaths.WithQuery(
            KubernetesPaths.Of(resource, ns),
            ("limit", (options.Limit ?? _transport.Options.PageSize) is > 0 and var limit ? KubernetesPaths.Number(limit) : null),
            ("continue", options.Continue),
            ("labelSelector", options.LabelSelector),
            ("fieldSelector", options.FieldSelector),
            ("resourceVersion", options.ResourceVersion),
            ("resourceVersionMatch", options.ResourceVersionMatch));
        return SendAsync(Read("list", resource.Plural, path) with { Accept = resource.AcceptList }, resource.List, cancellationToken);
    }

    /// <summary>A whole list, page by page. When the server has forgotten the rest (410) it begins anew and says so in <see cref="KubernetesPage{T}.Restarted"/>, up to three times.</summary>
    /// <param name="resource">What.</param>
    /// <param name="ns">In which namespace; null for all.</param>
    /// <param name="options">Selectors.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KubernetesException">A call failed.</exception>
    public async IAsyncEnumerable<KubernetesPage<T>> ListPagesAsync<T>(KubernetesResource<T> resource, string? ns, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var next = options;
        var restarts = 0;
        var restarted = false;
        while (true)
        {
            KubernetesList<T> page;
            try
            {
                page = await ListAsync(resource, ns, next, cancellationToken).ConfigureAwait(false);
            }
            catch (KubernetesException e) when (e.Error.Kind == KubernetesErrorKind.Expired && next.Continue is not null && restarts < MaxRestarts)
            {
                restarts++;
                restarted = true;
                next = options;
                continue;
            }

            var rest = page.Metadata?.ContinueProperty;
            var isLast = string.IsNullOrEmpty(rest);
            yield return new KubernetesPage<T>(page.Items ?? [], page.Metadata?.ResourceVersion ?? "", restarted, isLast);
            if (isLast)
                yield break;
            restarted = false;

            // Together with a token, a version is refused.
            next = options with { Continue = rest, ResourceVersion = null, ResourceVersionMatch = null };
        }
    }

    /// <summary>A whole list in one go.</summary>
    /// <exception cref="KubernetesException">A call failed.</exception>
    public async Task<IReadOnlyList<T>> ListAllAsync<T>(KubernetesResource<T> resource, string? ns, ListOptions options, CancellationToken cancellationToken)
        where T : class
    {
        var items = new List<T>();
        await foreach (var page in ListPagesAsync(resource, ns, options, cancellationToken).ConfigureAwait(false))
        {
            if (page.Restarted)
                items.Clear();
            items.AddRange(page.Items);
        }

        return items;
    }

    /// <summary>
    /// Watches from a version on, opening anew by itself where the last one ended. Ends with <see cref="KubernetesErrorKind.Expired"/> when the server no longer knows that version: list and begin anew.
    /// </summary>
    /// <param name="resource">What.</param>
    /// <param name="ns">In which namespace; null for all.</param>
    /// <param name="resourceVersion">After which version, from a list or an earlier event.</param>
    /// <param name="options">Selectors.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="KubernetesException">The watch was refused, or the server could not be reached several times in a row.</exception>
    public async IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(
        KubernetesResource<T> resource, string? ns, string resourceVersion, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceVersion);
        var version = resourceVersion;
        var failures = 0;
        while (true)
        {
            var request = WatchRequest(resource, ns, version, options);
            WatchStream? stream = null;
            TimeSpan? pause = null;
            try
            {
                stream = await _transport.OpenAsync(request, _impersonation, cancellationToken).ConfigureAwait(false);
            }
            catch (KubernetesException e) when (failures < _transport.Options.MaxRetries && _transport.Delay(e.Error, changesNothing: true, failures) is { } delay)
            {
                failures++;
                pause = delay;
            }

            var received = 0;
            if (stream is not null)
            {
                await using (stream.ConfigureAwait(false))
                {
                    while (await stream.NextAsync(cancellationToken).ConfigureAwait(false) is { } envelope)
                    {
                        received++;
                        failures = 0;
                        var happened = EventOf(resource, request, envelope);
                        version = happened.ResourceVersion.Length > 0 ? happened.ResourceVersion : version;
                        yield return happened;
                    }
                }
            }

            cancellationToken.ThrowIfCancellationRequested();

            // A server that takes watches and drops them at once must not be asked without a pause.
            if (stream is not null && received == 0)
                pause = TimeSpan.FromMilliseconds(500);
            if (pause is { } wait)
                await Task.Delay(wait, _transport.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One object.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<T> ReadAsync<T>(KubernetesResource<T> resource, string? ns, string name, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(resource);
        return SendAsync(Read("get", resource.Plural, KubernetesPaths.Of(resource, ns, name)) with { Accept = resource.Accept }, resource.Item, cancellationToken);
    }

    /// <summary>Creates an object and returns it as the server stored it.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<T> CreateAsync<T>(KubernetesResource<T> resource, string? ns, T body, WriteOptions options, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(resource);
        return SendAsync(Write(HttpMethod.Post, "create", resource.Plural, WithOptions(KubernetesPaths.Of(resource, ns), options)) with { Body = Json(body, resource.Item) }, resource.Item, cancellationToken);
    }

    /// <summary>Replaces an object. With a resource version in it, only if that is still the newest; without one, whatever it is now. Fields that the type does not know are lost: use <see cref="KubernetesResources.Raw(string, string, string, string, bool)"/> where that matters.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<T> ReplaceAsync<T>(KubernetesResource<T> resource, string? ns, string name, T body, WriteOptions options, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(resource);
        return SendAsync(
            Write(HttpMethod.Put, "update", resource.Plural, WithOptions(KubernetesPaths.Of(resource, ns, name), options)) with { Body = Json(body, resource.Item) }, resource.Item, cancellationToken);
    }

    /// <summary>Changes an object, or creates it by <see cref="KubernetesPatch.Apply"/>.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<T> PatchAsync<T>(KubernetesResource<T> resource, string? ns, string name, KubernetesPatch patch, WriteOptions options, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(patch);
        var path = KubernetesPaths.WithQuery(WithOptions(KubernetesPaths.Of(resource, ns, name), options), []);
        if (patch.Force)
            path += "&force=true";
        return SendAsync(Write(HttpMethod.Patch, "patch", resource.Plural, path) with { Body = patch.Body, ContentType = patch.ContentType }, resource.Item, cancellationToken);
    }

    /// <summary>Deletes an object.</summary>
    /// <param name="resource">What.</param>
    /// <param name="ns">Its namespace; null for objects of the cluster.</param>
    /// <param name="name">Its name.</param>
    /// <param name="options">Preconditions, dry run, what becomes of what depends on it; null for the server's defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task DeleteAsync<T>(KubernetesResource<T> resource, string? ns, string name, V1DeleteOptions? options, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(resource);
        return _transport.SendAsync(
            Write(HttpMethod.Delete, "delete", resource.Plural, KubernetesPaths.Of(resource, ns, name)) with { Body = options is null ? null : Json(options, KubernetesJsonContext.Default.V1DeleteOptions) },
            _impersonation, cancellationToken);
    }

    /// <summary>Deletes every object that the selectors match.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task DeleteCollectionAsync<T>(KubernetesResource<T> resource, string? ns, ListOptions selectors, V1DeleteOptions? options, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(selectors);
        var path = KubernetesPaths.WithQuery(KubernetesPaths.Of(resource, ns), ("labelSelector", selectors.LabelSelector), ("fieldSelector", selectors.FieldSelector));
        return _transport.SendAsync(
            Write(HttpMethod.Delete, "deletecollection", resource.Plural, path) with { Body = options is null ? null : Json(options, KubernetesJsonContext.Default.V1DeleteOptions) }, _impersonation, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // A view of somebody else's client owns nothing.
        if (_owned is null)
            return;
        _transport.Dispose();
        _owned.Dispose();
    }

    /// <summary>Posts something that is answered but not stored.</summary>
    internal Task<T> AskAsync<T>(string path, string verb, string resource, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(Write(HttpMethod.Post, verb, resource, path) with { Body = Json(body, type), ChangesNothing = true }, type, cancellationToken);

    internal Task<T> GetAsync<T>(string path, string resource, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => SendAsync(Read("get", resource, path), type, cancellationToken);

    private static KubernetesRequest Read(string verb, string resource, string path) => new() { Method = HttpMethod.Get, Verb = verb, Resource = resource, Path = path, ChangesNothing = true };

    private static KubernetesRequest Write(HttpMethod method, string verb, string resource, string path) => new() { Method = method, Verb = verb, Resource = resource, Path = path };

    private static string WithOptions(string path, WriteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return KubernetesPaths.WithQuery(path, ("fieldManager", options.FieldManager ?? FieldManager), ("dryRun", options.DryRun ? "All" : null), ("fieldValidation", options.FieldValidation));
    }

    private static byte[] Json<T>(T body, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(body, type);

    private KubernetesRequest WatchRequest<T>(KubernetesResource<T> resource, string? ns, string version, ListOptions options)
        where T : class =>
        Read("watch", resource.Plural, KubernetesPaths.WithQuery(
            KubernetesPaths.Of(resource, ns),
            ("watch", "1"),
            ("resourceVersion", version),
            ("allowWatchBookmarks", "true"),
            ("timeoutSeconds", KubernetesPaths.Number((long)_transport.Options.WatchTimeout.TotalSeconds)),
            ("labelSelector", options.LabelSelector),
            ("fieldSelector", options.FieldSelector))) with
        { Accept = resource.Accept };

    private static WatchEvent<T> EventOf<T>(KubernetesResource<T> resource, KubernetesRequest request, WatchEnvelope envelope)
        where T : class
    {
        try
        {
            if (envelope.Type == "ERROR")
            {
                var status = envelope.Object.Deserialize(KubernetesJsonContext.Default.V1Status);
                throw new KubernetesException(KubernetesTransport.ErrorOf(request, status?.Code ?? 0, status));
            }

            var version = envelope.Object.ValueKind == JsonValueKind.Object && envelope.Object.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("resourceVersion", out var text)
                ? text.GetString() ?? ""
                : "";
            WatchEventType? type = envelope.Type switch
            {
                "ADDED" => WatchEventType.Added,
                "MODIFIED" => WatchEventType.Modified,
                "DELETED" => WatchEventType.Deleted,
                "BOOKMARK" => WatchEventType.Bookmark,
                _ => null,
            };

            // A word that is not known says nothing about objects, but its version counts.
            return type is null or WatchEventType.Bookmark
                ? new WatchEvent<T>(WatchEventType.Bookmark, null, version)
                : new WatchEvent<T>(type.Value, envelope.Object.Deserialize(resource.Item), version);
        }
        catch (JsonException e)
        {
            throw BadReply(request, e);
        }
    }

    private static KubernetesException BadReply(KubernetesRequest request, JsonException? inner) =>
        new(KubernetesTransport.Local(request, KubernetesErrorKind.BadReply, "BadReply", "The answer is not what was asked for.") with { MayHaveHappened = !request.ChangesNothing }, inner);

    private async Task<T> SendAsync<T>(KubernetesRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var body = await _transport.SendAsync(request, _impersonation, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(body.Span, type) ?? throw BadReply(request, null);
        }
        catch (JsonException e)
        {
            throw BadReply(request, e);
        }
    }
}
