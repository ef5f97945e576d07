using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Configuration;
using AckAuthConsole.Kubernetes.Live;
using AckAuthConsole.Kubernetes.Manifests;
using AckAuthConsole.Kubernetes.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

/// <summary>The adapter through which the console reads, watches and changes a cluster, on every server.</summary>
public abstract class ClusterRbacSuite : KubeServerSuite, IClusterKubeconfigs, IOptionsMonitor<KubernetesOptions>, IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly Cluster s_cluster = new() { Id = ClusterId.Parse("c1"), Name = "one", RegionId = "cn-hangzhou", State = "running" };

    private readonly ClusterApis _apis;
    private readonly ClusterRbac _rbac;

    protected ClusterRbacSuite()
    {
        _apis = new ClusterApis(this, this, TimeProvider.System, NullLoggerFactory.Instance);
        _rbac = new ClusterRbac(_apis, TimeProvider.System);
    }

    KubernetesOptions IOptionsMonitor<KubernetesOptions>.CurrentValue { get; } = new();

    KubernetesOptions IOptionsMonitor<KubernetesOptions>.Get(string? name) => new();

    IDisposable? IOptionsMonitor<KubernetesOptions>.OnChange(Action<KubernetesOptions, string?> listener) => null;

    Task<Result<TemporaryKubeconfig>> IClusterKubeconfigs.GetAsync(Cluster cluster, bool isPrivate, TimeSpan lifetime, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Success(new TemporaryKubeconfig(Server.KubeconfigFor(KubeIdentity.Superuser), null)));

    public void Dispose()
    {
        _apis.Dispose();
        GC.SuppressFinalize(this);
    }

    [ServerFact]
    public async Task TheResources_AreThoseThatTheServerServes()
    {
        var read = await new ClusterApiResourcesReader(_apis).ReadAsync(s_cluster, CancellationToken.None);

        read.Value.Gap.ShouldBeNull();
        var pods = read.Value.Resources.Single(r => (r.ApiGroup, r.Name) == ("", "pods"));
        pods.IsNamespaced.ShouldBeTrue();
        pods.Verbs.ShouldContain("deletecollection");
        read.Value.Resources.ShouldContain(r => r.Name == "pods/log");
        read.Value.Resources.Single(r => (r.ApiGroup, r.Name) == ("rbac.authorization.k8s.io", "clusterroles")).IsNamespaced.ShouldBeFalse();
        read.Value.Resources.Select(r => r.ApiGroup).Distinct().ShouldBeSubsetOf(["", .. await GroupsAsync()]);
        read.Value.Resources.Select(r => r.ApiGroup).Distinct().Count().ShouldBe((await GroupsAsync()).Count + 1);

        async Task<List<string>> GroupsAsync() => [.. (await SendAsync(Admin, HttpMethod.Get, "apis")).Body!["groups"]!.AsArray().Select(g => (string)g!["name"]!)];
    }

    [ServerFact]
    public async Task AWholeRead_HoldsExactlyWhatTheServerHas()
    {
        var (snapshot, position) = await ReadAsync();

        // Other tests make objects meanwhile, but take none of these away.
        var (_, list) = await SendAsync(Admin, HttpMethod.Get, "apis/rbac.authorization.k8s.io/v1/clusterroles?labelSelector=kubernetes.io/bootstrapping");
        var names = list!["items"]!.AsArray().Select(i => (string)i!["metadata"]!["name"]!).ToList();
        names.Count.ShouldBeGreaterThan(50);
        snapshot.Roles.Where(r => r.Key.Kind == RbacKind.ClusterRole && r.Metadata.Labels.ContainsKey("kubernetes.io/bootstrapping")).Select(r => r.Key.Name).ShouldBe(names, ignoreOrder: true);
        var first = list["items"]!.AsArray().Single(i => (string)i!["metadata"]!["name"]! == "system:node")!;
        snapshot.FindRole(RbacKey.ClusterRole("system:node"))!.Rules.Length.ShouldBe(first["rules"]!.AsArray().Count);
        position.Versions.Keys.ShouldBe(["clusterroles", "clusterrolebindings", "roles", "rolebindings", "namespaces"], ignoreOrder: true);
    }

    [ServerFact]
    public async Task TheRolesThatTheServerMakesByItself_AreThoseThatAreKnown()
    {
        // The real server was built without its version.
        var version = Server.Version + ".0";
        var (snapshot, _) = await ReadAsync();

        KubernetesDefaults.Knows(version).ShouldBeTrue(version);
        var bootstrapped = snapshot.Roles.Where(r => RoleOrigins.Of(r) == RoleOrigin.KubernetesDefault).ToList();
        bootstrapped.Count.ShouldBeGreaterThan(60);
        bootstrapped.Where(r => r.Aggregation is null && KubernetesDefaults.RulesOf(r.Key) is null).Select(r => r.Key.Name).ShouldBe(["cluster-admin"]);
        FindingsAnalysis.Find(new FindingsInput(snapshot) { KubernetesVersion = version }).Where(f => f.Rule.Id == "R57" && bootstrapped.Exists(r => r.Key == f.Object)).ShouldBeEmpty();
    }

    [ServerFact]
    public async Task Workloads_TellWhomTheyRunAs_AndWhetherOneReachesThemFromOutside()
    {
        var ns = await NewNamespaceAsync();
        const string pod = """{"metadata":{"labels":{"app":"APP","tier":"x"}},"spec":{"serviceAccountName":"sa-APP","containers":[{"name":"c","image":"i"PORT}]}}""";
        foreach (var (kind, app, port) in new[] { ("Deployment", "balanced", ""), ("Deployment", "routed", ""), ("Deployment", "inner", ""), ("Deployment", "other", ""), ("DaemonSet", "agent", ""","ports":[{"containerPort":80,"hostPort":8080}]""") })
            await PostAsync($"apis/apps/v1/namespaces/{ns}/{kind.ToLowerInvariant()}s", $$$"""{"apiVersion":"apps/v1","kind":"{{{kind}}}","metadata":{"name":"{{{app}}}"},"spec":{"selector":{"matchLabels":{"app":"{{{app}}}"}},"template":{{{pod.Replace("APP", app, StringComparison.Ordinal).Replace("PORT", port, StringComparison.Ordinal)}}}}}""");
        foreach (var (app, type) in new[] { ("balanced", "LoadBalancer"), ("routed", "ClusterIP"), ("inner", "ClusterIP") })
            await PostAsync($"api/v1/namespaces/{ns}/services", $$$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"svc-{{{app}}}"},"spec":{"type":"{{{type}}}","selector":{"app":"{{{app}}}"},"ports":[{"port":80}]}}""");
        await PostAsync($"apis/networking.k8s.io/v1/namespaces/{ns}/ingresses", """{"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"front"},"spec":{"rules":[{"http":{"paths":[{"path":"/","pathType":"Prefix","backend":{"service":{"name":"svc-routed","port":{"number":80}}}}]}}]}}""");

        var read = (await new ClusterWorkloadsReader(_apis).ReadAsync(s_cluster, CancellationToken.None)).Value;

        read.Gaps.ShouldBeEmpty();
        read.Workloads.Where(w => w.Namespace == ns).Select(w => $"{w.Kind} {w.Name} {w.ServiceAccount} {w.RunsOnEveryNode} {w.FacesNetwork}").Order(StringComparer.Ordinal).ShouldBe(
        [
            "DaemonSet agent sa-agent True True", "Deployment balanced sa-balanced False True", "Deployment inner sa-inner False False", "Deployment other sa-other False False", "Deployment routed sa-routed False True",
        ]);

        async Task PostAsync(string path, string json)
        {
            var (status, body) = await SendAsync(Admin, HttpMethod.Post, path, json);
            status.ShouldBe(System.Net.HttpStatusCode.Created, body?.ToJsonString());
        }
    }

    [ServerFact]
    public async Task AWatch_DeliversWhatComesChangesAndGoes_AndGoesOnWhereItEnded()
    {
        var (ns, role) = (await NewNamespaceAsync(), RbacKey.ClusterRole(Unique("watched")));
        var (_, position) = await ReadAsync();
        var created = (await _rbac.CreateAsync(s_cluster, Manifest(new RbacRole { Key = role, Rules = [Rule("get")] }), false, default)).Value;
        var binding = RbacKey.RoleBinding(ns, "b");
        (await _rbac.CreateAsync(s_cluster, Manifest(new RbacBinding { Key = binding, RoleRef = role, Subjects = [new RbacSubject(RbacSubjectKind.User, "jane")] }), false, default)).IsSuccess.ShouldBeTrue();

        position = await WatchAsync(position, c => c is RbacChange.PutRole { Role.Key: var key } && key == role, c => c is RbacChange.PutBinding { Binding: { Key: var key, Subjects: [{ Name: "jane" }] } } && key == binding);

        var changed = created.Role! with { Rules = [Rule("get", "list")] };
        var replaced = (await _rbac.ReplaceAsync(s_cluster, new RbacManifests().Of(changed, created), false, default)).Value;
        position = await WatchAsync(position, c => c is RbacChange.PutRole { Role: { Key: var key, Rules: [{ Verbs.Length: 2 }] } } && key == role);

        (await _rbac.DeleteAsync(s_cluster, role, replaced.Metadata.Uid, replaced.Metadata.ResourceVersion, false, default)).IsSuccess.ShouldBeTrue();
        var (_, _) = await SendAsync(Admin, HttpMethod.Delete, $"apis/rbac.authorization.k8s.io/v1/namespaces/{ns}/rolebindings/b");
        await WatchAsync(position, c => c is RbacChange.Remove { Key: var key } && key == role, c => c is RbacChange.Remove { Key: var key } && key == binding);
    }

    [ServerFact]
    public async Task Writes_AreGuarded_AndFailInTheWordsOfTheDomain()
    {
        var role = RbacKey.ClusterRole(Unique("guarded"));
        var manifest = Manifest(new RbacRole { Key = role, Rules = [Rule("get")] });
        (await _rbac.CreateAsync(s_cluster, manifest, true, default)).Value.Role!.Rules.ShouldBe([Rule("get")]);
        (await _rbac.GetAsync(s_cluster, role, default)).Failure.ShouldBe(new Failure.NotFound("clusterrole", role.Name), new SameFailure());
        var created = (await _rbac.CreateAsync(s_cluster, manifest, false, default)).Value;

        (await _rbac.CreateAsync(s_cluster, manifest, false, default)).Failure!.Code.ShouldBe("kubernetes.already-exists");
        var newer = (await _rbac.ReplaceAsync(s_cluster, new RbacManifests().Of(created.Role! with { Rules = [Rule("list")] }, created), false, default)).Value;
        (await _rbac.ReplaceAsync(s_cluster, new RbacManifests().Of(created.Role! with { Rules = [Rule("watch")] }, created), false, default)).Failure!.Code.ShouldBe("kubernetes.conflict");
        (await _rbac.ReplaceAsync(s_cluster, manifest, false, default)).Failure!.Code.ShouldBe("kubernetes.conflict", "without a version nothing is overwritten unseen");
        (await _rbac.DeleteAsync(s_cluster, role, created.Metadata.Uid, created.Metadata.ResourceVersion, false, default)).Failure!.Code.ShouldBe("kubernetes.conflict");
        (await _rbac.DeleteAsync(s_cluster, role, Guid.NewGuid().ToString(), "", false, default)).Failure!.Code.ShouldBe("kubernetes.conflict");
        (await _rbac.DeleteAsync(s_cluster, role, newer.Metadata.Uid, newer.Metadata.ResourceVersion, true, default)).IsSuccess.ShouldBeTrue();
        (await _rbac.GetAsync(s_cluster, role, default)).Value.Role!.Rules.ShouldBe([Rule("list")]);
        var invalid = (await _rbac.CreateAsync(s_cluster, Manifest(new RbacRole { Key = RbacKey.ClusterRole(Unique("bad")), Rules = [new RbacRule { Verbs = [], ApiGroups = [""], Resources = ["pods"] }] }), true, default)).Failure.ShouldBeOfType<Failure.Invalid>();
        invalid.Fields.ShouldHaveSingleItem().Field.ShouldBe("rules[0].verbs");
    }

    private static RbacRule Rule(params System.Collections.Immutable.ImmutableArray<string> verbs) => new() { Verbs = verbs, ApiGroups = [""], Resources = ["pods"] };

    private static RbacManifest Manifest(RbacRole role) => new RbacManifests().Of(role);

    private static RbacManifest Manifest(RbacBinding binding) => new RbacManifests().Of(binding);

    private async Task<(RbacSnapshot Snapshot, RbacPosition Position)> ReadAsync()
    {
        var pages = new List<RbacPage>();
        await foreach (var page in _rbac.ReadAsync(s_cluster, default))
            pages.Add(page.Value);
        pages[..^1].ShouldAllBe(p => p.Position == null);
        return (RbacSnapshot.Build(pages.SelectMany(p => p.Roles), pages.SelectMany(p => p.Bindings), pages.SelectMany(p => p.Namespaces), pages.SelectMany(p => p.Gaps)), pages[^1].Position.ShouldNotBeNull());
    }

    // Until each of what is awaited came, whatever else other tests do meanwhile.
    private async Task<RbacPosition> WatchAsync(RbacPosition from, params Predicate<RbacChange>[] awaited)
    {
        using var patience = new CancellationTokenSource(s_patience);
        var missing = awaited.ToList();
        await foreach (var changes in _rbac.WatchAsync(s_cluster, from, patience.Token))
        {
            foreach (var change in changes.Value.Items)
                missing.RemoveAll(m => m(change));
            if (missing.Count == 0)
                return changes.Value.Position;
        }

        throw new InvalidOperationException("The watch ended.");
    }

    private sealed class SameFailure : IEqualityComparer<Failure?>
    {
        public bool Equals(Failure? x, Failure? y) => (x is null ? null : x with { Cause = null }) == (y is null ? null : y with { Cause = null });

        public int GetHashCode(Failure? obj) => obj?.Code.GetHashCode(StringComparison.Ordinal) ?? 0;
    }
}
