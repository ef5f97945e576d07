using System.Diagnostics;
using System.Net.Sockets;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Kubernetes.Configuration;
using AckAuthConsole.Kubernetes.Kubeconfigs;
using AckAuthConsole.Kubernetes.Live;
using AckAuthConsole.Kubernetes.Models;
using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

/// <summary>The client of this library, on every server.</summary>
public abstract class KubernetesApiSuite : KubeServerSuite
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [ServerFact]
    public async Task AClusterRole_IsCreatedReadReplacedPatchedAndDeleted()
    {
        using var api = Connect();
        var (roles, name) = (api.RbacAuthorizationV1.ClusterRoles, Unique("role"));

        var created = await roles.CreateAsync(Role(name, "get"), WriteOptions.None, default);
        created.Metadata!.Uid.ShouldNotBeNullOrEmpty();
        created.Metadata.CreationTimestamp.ShouldNotBeNull();
        var replaced = await roles.ReplaceAsync(name, created with { Rules = [Rule("get", "list")] }, WriteOptions.None, default);
        replaced.Metadata!.ResourceVersion.ShouldNotBe(created.Metadata.ResourceVersion);
        var merged = await roles.PatchAsync(name, KubernetesPatch.Merge("""{"metadata":{"labels":{"a":"b"}}}"""), WriteOptions.None, default);
        merged.Metadata!.Labels!["a"].ShouldBe("b");
        var operated = await roles.PatchAsync(name, KubernetesPatch.Json("""[{"op":"test","path":"/metadata/labels/a","value":"b"},{"op":"remove","path":"/metadata/labels/a"},{"op":"add","path":"/rules/0/verbs/-","value":"watch"}]"""), WriteOptions.None, default);
        operated.Rules![0].Verbs.ShouldBe(["get", "list", "watch"]);
        await roles.PatchAsync(name, KubernetesPatch.StrategicMerge("""{"metadata":{"annotations":{"note":"x"}}}"""), WriteOptions.None, default);
        (await roles.ReadAsync(name, default)).Metadata!.Annotations!["note"].ShouldBe("x");

        await roles.DeleteAsync(name, new V1DeleteOptions { Preconditions = new V1Preconditions { Uid = created.Metadata.Uid } }, default);
        (await ErrorAsync(roles.ReadAsync(name, default))).Kind.ShouldBe(KubernetesErrorKind.NotFound);
    }

    [ServerFact]
    public async Task Errors_HaveTheServersReason_Details_AndCauses()
    {
        using var api = Connect();
        var (roles, name) = (api.RbacAuthorizationV1.ClusterRoles, Unique("role"));
        var created = await roles.CreateAsync(Role(name, "get"), WriteOptions.None, default);

        var exists = await ErrorAsync(roles.CreateAsync(Role(name, "get"), WriteOptions.None, default));
        (exists.Kind, exists.Code, exists.DetailsName).ShouldBe((KubernetesErrorKind.AlreadyExists, 409, name));
        await roles.ReplaceAsync(name, created with { Rules = [Rule("list")] }, WriteOptions.None, default);
        (await ErrorAsync(roles.ReplaceAsync(name, created, WriteOptions.None, default))).Kind.ShouldBe(KubernetesErrorKind.Conflict);
        (await ErrorAsync(roles.DeleteAsync(name, new V1DeleteOptions { Preconditions = new V1Preconditions { Uid = Guid.NewGuid().ToString() } }, default))).Kind.ShouldBe(KubernetesErrorKind.Conflict);
        (await ErrorAsync(roles.PatchAsync(name, KubernetesPatch.Json("""[{"op":"test","path":"/rules/0/verbs/0","value":"nothing"}]"""), WriteOptions.None, default))).Kind.ShouldBe(KubernetesErrorKind.Invalid);
        var invalid = await ErrorAsync(roles.CreateAsync(new V1ClusterRole { Metadata = new V1ObjectMeta { Name = Unique("bad") }, Rules = [new V1PolicyRule { Verbs = [], Resources = ["pods"], ApiGroups = [] }] }, WriteOptions.None, default));
        (invalid.Kind, invalid.Code).ShouldBe((KubernetesErrorKind.Invalid, 422));
        invalid.Causes.Select(c => c.Field).ShouldBe(["rules[0].verbs", "rules[0].apiGroups"], ignoreOrder: true);

        using var person = Connect("somebody");
        var forbidden = await ErrorAsync(person.CoreV1.Pods.ListAsync("default", ListOptions.None, default));
        (forbidden.Kind, forbidden.Message).ShouldBe((KubernetesErrorKind.Forbidden, "pods is forbidden: User \"somebody\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\""));
        (await ErrorAsync(api.ListAsync(KubernetesResources.Raw("example.com", "v1", "widgets", "Widget", true), null, ListOptions.None, default))).Kind.ShouldBe(KubernetesErrorKind.NotFound);
    }

    [ServerFact]
    public async Task ADryRun_ChecksEverything_AndStoresNothing()
    {
        using var api = Connect();
        var (bindings, ns, name) = (api.RbacAuthorizationV1.RoleBindings, await NewNamespaceAsync(), Unique("binding"));

        var answered = await bindings.CreateAsync(ns, Binding(name, "view", "jane"), WriteOptions.DryRunAll, default);
        answered.Metadata!.Name.ShouldBe(name);
        (await ErrorAsync(bindings.ReadAsync(ns, name, default))).Kind.ShouldBe(KubernetesErrorKind.NotFound);
        await bindings.CreateAsync(ns, Binding(name, "view", "jane"), WriteOptions.None, default);
        (await bindings.ReplaceAsync(ns, name, Binding(name, "view", "john"), WriteOptions.DryRunAll, default)).Subjects![0].Name.ShouldBe("john");
        (await bindings.ReadAsync(ns, name, default)).Subjects![0].Name.ShouldBe("jane");
        (await ErrorAsync(bindings.ReplaceAsync(ns, name, Binding(name, "edit", "jane"), WriteOptions.DryRunAll, default))).Kind.ShouldBe(KubernetesErrorKind.Invalid);
        await bindings.DeleteAsync(ns, name, new V1DeleteOptions { DryRun = ["All"] }, default);
        (await bindings.ReadAsync(ns, name, default)).RoleRef!.Name.ShouldBe("view");
    }

    [ServerFact]
    public async Task ALongList_ComesPageByPage_AndSelectorsNarrowIt()
    {
        using var api = Connect();
        var (maps, ns) = (api.CoreV1.ConfigMaps, await NewNamespaceAsync());
        for (var number = 0; number < 7; number++)
            await maps.CreateAsync(ns, new V1ConfigMap { Metadata = new V1ObjectMeta { Name = $"m{number}", Labels = new Dictionary<string, string> { ["odd"] = number % 2 == 1 ? "yes" : "no", ["own"] = "yes" } }, Data = new Dictionary<string, string> { ["n"] = $"{number}" } }, WriteOptions.None, default);

        var pages = new List<KubernetesPage<V1ConfigMap>>();
        await foreach (var page in maps.ListPagesAsync(ns, new ListOptions { Limit = 3, LabelSelector = "own=yes" }, default))
            pages.Add(page);

        pages.Select(p => p.Items.Count).ShouldBe([3, 3, 1]);
        pages.Select(p => p.IsLast).ShouldBe([false, false, true]);
        pages.SelectMany(p => p.Items).Select(m => m.Data!["n"]).ShouldBe(["0", "1", "2", "3", "4", "5", "6"]);
        (await maps.ListAsync(ns, new ListOptions { LabelSelector = "odd=yes" }, default)).Select(m => m.Metadata!.Name).ShouldBe(["m1", "m3", "m5"]);
        (await maps.ListAsync(ns, new ListOptions { FieldSelector = "metadata.name=m4" }, default)).ShouldHaveSingleItem();
        await maps.DeleteCollectionAsync(ns, new ListOptions { LabelSelector = "odd=no" }, null, default);
        (await maps.ListAsync(ns, new ListOptions { LabelSelector = "own=yes" }, default)).Count.ShouldBe(3);
    }

    [ServerFact]
    public async Task AWatch_TellsWhatHappensAfterAVersion_AndGoesOnWhereItEnded()
    {
        using var api = Connect(options: new KubernetesOptions { WatchTimeout = TimeSpan.FromSeconds(10) });
        var (maps, ns) = (api.CoreV1.ConfigMaps, await NewNamespaceAsync());
        await maps.CreateAsync(ns, Map("before"), WriteOptions.None, default);
        var from = "";
        await foreach (var page in maps.ListPagesAsync(ns, ListOptions.None, default))
            from = page.ResourceVersion;
        await maps.CreateAsync(ns, Map("one"), WriteOptions.None, default);
        await maps.PatchAsync(ns, "one", KubernetesPatch.Merge("""{"data":{"a":"2"}}"""), WriteOptions.None, default);
        await maps.DeleteAsync(ns, "one", null, default);

        using var patience = new CancellationTokenSource(s_patience);
        var seen = new List<string>();
        var last = "";
        await foreach (var happened in maps.WatchAsync(ns, from, ListOptions.None, patience.Token))
        {
            last = happened.ResourceVersion;
            if (happened.Type == WatchEventType.Bookmark || happened.Item!.Metadata!.Name is "kube-root-ca.crt")
                continue;
            seen.Add($"{happened.Type} {happened.Item.Metadata.Name}");
            if (seen.Count == 3)
                break;
        }

        seen.ShouldBe(["Added one", "Modified one", "Deleted one"]);
        await maps.CreateAsync(ns, Map("later"), WriteOptions.None, default);
        await foreach (var happened in maps.WatchAsync(ns, last, ListOptions.None, patience.Token))
        {
            if (happened.Item is null)
                continue;
            $"{happened.Type} {happened.Item.Metadata!.Name}".ShouldBe("Added later");
            break;
        }
    }

    [ServerFact]
    public async Task Reviews_AreAnswered()
    {
        using var api = Connect();
        var (ns, user) = (await NewNamespaceAsync(), Unique("jane"));
        await api.RbacAuthorizationV1.RoleBindings.CreateAsync(ns, Binding("b", "view", user), WriteOptions.None, default);
        var asked = new V1ResourceAttributes { Verb = "escalate", Group = "rbac.authorization.k8s.io", Resource = "roles", NamespaceProperty = ns };
        var role = await api.RbacAuthorizationV1.ClusterRoles.CreateAsync(Role(Unique("asked"), "get"), WriteOptions.None, default);
        await api.RbacAuthorizationV1.RoleBindings.CreateAsync(ns, Binding("c", role.Metadata!.Name!, user), WriteOptions.None, default);

        (await ReviewAsync(api, user, asked)).ShouldBe((false, null));
        var (allowed, reason) = await ReviewAsync(api, user, new V1ResourceAttributes { Verb = "get", Resource = "pods", NamespaceProperty = ns });
        allowed.ShouldBeTrue();
        reason.ShouldBe($"RBAC: allowed by RoleBinding \"{(Server.IsReal ? "c" : "b")}/{ns}\" of ClusterRole \"{(Server.IsReal ? role.Metadata.Name : "view")}\" to User \"{user}\"");
        var local = await api.AuthorizationV1.CreateLocalSubjectAccessReviewAsync(ns, new V1LocalSubjectAccessReview { Metadata = new V1ObjectMeta { NamespaceProperty = ns }, Spec = new V1SubjectAccessReviewSpec { User = user, ResourceAttributes = asked } }, default);
        local.Status!.Allowed.ShouldBe(false);

        using var person = Connect(user);
        (await person.AuthorizationV1.CreateSelfSubjectAccessReviewAsync(new V1SelfSubjectAccessReview { Spec = new V1SelfSubjectAccessReviewSpec { ResourceAttributes = new V1ResourceAttributes { Verb = "get", Resource = "pods", NamespaceProperty = ns } } }, default)).Status!.Allowed.ShouldBe(true);
        (await person.AuthorizationV1.CreateSelfSubjectRulesReviewAsync(new V1SelfSubjectRulesReview { Spec = new V1SelfSubjectRulesReviewSpec { NamespaceProperty = ns } }, default)).Status!.ResourceRules!.ShouldContain(r => r.Verbs!.Contains("get") && r.Resources!.Contains("pods"));
    }

    [ServerFact]
    public async Task Impersonation_ActsAsSomebodyElse_AndATokenComesInAsItsAccount()
    {
        using var api = Connect();
        var ns = await NewNamespaceAsync();
        await api.RbacAuthorizationV1.RoleBindings.CreateAsync(ns, Binding("b", "edit", "jane") with { Subjects = [new RbacV1Subject { Kind = "Group", ApiGroup = RbacNames.ApiGroup, Name = "devs" }] }, WriteOptions.None, default);
        var role = await api.RbacAuthorizationV1.ClusterRoles.CreateAsync(Role(Unique("reader"), "list"), WriteOptions.None, default);
        await api.RbacAuthorizationV1.RoleBindings.CreateAsync(ns, Binding("c", role.Metadata!.Name!, "jane") with { Subjects = [new RbacV1Subject { Kind = "Group", ApiGroup = RbacNames.ApiGroup, Name = "devs" }] }, WriteOptions.None, default);

        (await ErrorAsync(api.As(Impersonation.Of("jane")).CoreV1.Pods.ListAsync(ns, ListOptions.None, default))).Kind.ShouldBe(KubernetesErrorKind.Forbidden);
        (await ReviewAsync(api, "jane", new V1ResourceAttributes { Verb = "list", Resource = "pods", NamespaceProperty = ns }, "devs")).Allowed.ShouldBeTrue();
        (await api.As(Impersonation.Of("jane", "devs")).CoreV1.Pods.ListAsync(ns, ListOptions.None, default)).ShouldBeEmpty();

        await api.CoreV1.ServiceAccounts.CreateAsync(ns, new V1ServiceAccount { Metadata = new V1ObjectMeta { Name = "robot" } }, WriteOptions.None, default);
        var token = await api.CoreV1.CreateServiceAccountTokenAsync(ns, "robot", new Authenticationv1TokenRequest { Spec = new V1TokenRequestSpec { Audiences = [], ExpirationSeconds = 600 } }, default);
        using var robot = new KubernetesApi(ClusterConnection.WithToken(Server.Address, token.Status!.Token!, [System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(Server.CaPem)]));
        (await ErrorAsync(robot.CoreV1.Pods.ListAsync(ns, ListOptions.None, default))).Message.ShouldContain($"User \"system:serviceaccount:{ns}:robot\" cannot list");
    }

    [ServerFact]
    public async Task Secrets_ShowNothingButTheirMetadata()
    {
        using var api = Connect();
        var ns = await NewNamespaceAsync();
        var (status, _) = await SendAsync(Admin, HttpMethod.Post, $"api/v1/namespaces/{ns}/secrets", """{"metadata":{"name":"key","labels":{"a":"b"}},"stringData":{"password":"hunter2"}}""");
        status.ShouldBe(System.Net.HttpStatusCode.Created);

        var found = (await api.CoreV1.SecretMetadata.ListAsync(ns, new ListOptions { LabelSelector = "a=b" }, default)).ShouldHaveSingleItem();

        found.Metadata!.Name.ShouldBe("key");
        System.Text.Json.JsonSerializer.Serialize(found).ShouldNotContain("hunter2");
        System.Text.Json.JsonSerializer.Serialize(found).ShouldNotContain(Convert.ToBase64String("hunter2"u8));
    }

    [ServerFact]
    public async Task OtherKinds_AreListed()
    {
        using var api = Connect();
        var ns = await NewNamespaceAsync();

        (await api.CoreV1.Namespaces.ReadAsync(ns, default)).Status!.Phase.ShouldBe("Active");
        (await api.AppsV1.Deployments.ListAsync(ns, ListOptions.None, default)).ShouldBeEmpty();
        (await api.AppsV1.DaemonSets.ListAsync(ns, ListOptions.None, default)).ShouldBeEmpty();
        (await api.NetworkingV1.NetworkPolicies.ListAsync(ns, ListOptions.None, default)).ShouldBeEmpty();
        (await api.Discovery.GetGroupsAsync(default)).Groups!.ShouldContain(g => g.Name == "rbac.authorization.k8s.io");
        (await api.Discovery.GetResourcesAsync("rbac.authorization.k8s.io", "v1", default)).Resources!.ShouldContain(r => r.Name == "clusterroles");
    }

    [ServerFact]
    public async Task WhoIsNotTrusted_IsToldSo_InBothDirections()
    {
        var (expired, key) = Server.CertificateFor(KubeIdentity.Superuser, TimeSpan.FromMinutes(-5));
        using var late = Connected(Servers.Kubeconfigs.WithCertificate(Server.Address, Server.CaPem, "superuser", expired, key));
        (await ErrorAsync(late.Discovery.GetVersionAsync(default).ContinueWith(_ => late.CoreV1.Namespaces.ListAsync(ListOptions.None, default)).Unwrap())).Kind.ShouldBeOneOf(KubernetesErrorKind.Unauthorized, KubernetesErrorKind.NotTrusted);

        using var authority = new TestAuthority("another");
        using var strange = Connected(Server.KubeconfigFor(KubeIdentity.Superuser).Replace(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Server.CaPem)), Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(authority.Pem)), StringComparison.Ordinal));
        (await ErrorAsync(strange.Discovery.GetVersionAsync(default))).Kind.ShouldBe(KubernetesErrorKind.NotTrusted);
    }

    [ServerFact]
    public async Task ACall_EndsWhenItIsCancelled_AndAClosedPortIsToldAtOnce()
    {
        using var api = Connect();
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(api.CoreV1.Namespaces.ListAsync(ListOptions.None, ended.Token));

        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var nobody = new KubernetesApi(ClusterConnection.WithToken(new Uri($"https://127.0.0.1:{port}/"), "x", []), new KubernetesOptions { MaxRetries = 0 });
        (await ErrorAsync(nobody.Discovery.GetVersionAsync(default))).Kind.ShouldBe(KubernetesErrorKind.NotConnected);
    }

    [ServerFact]
    public async Task AWholeRead_HoldsEverything_AndWhatMayNotBeReadIsAGap()
    {
        using var api = Connect();
        var (one, other, user) = (await NewNamespaceAsync(), await NewNamespaceAsync(), Unique("reader"));
        await api.RbacAuthorizationV1.RoleBindings.CreateAsync(one, Binding("b", "view", "jane"), WriteOptions.None, default);
        await api.RbacAuthorizationV1.RoleBindings.CreateAsync(other, Binding("b", "view", "jane"), WriteOptions.None, default);

        var whole = await ClusterReader.ReadRbacAsync(api, default);
        whole.Gaps.ShouldBeEmpty();
        whole.FindBinding(RbacKey.RoleBinding(one, "b")).ShouldNotBeNull();
        whole.FindRole(RbacKey.ClusterRole("system:node")).ShouldNotBeNull();
        whole.Namespaces.ShouldContain(other);

        // May read cluster objects and one namespace.
        var everywhere = Unique("cluster-reader");
        await api.RbacAuthorizationV1.ClusterRoles.CreateAsync(new V1ClusterRole { Metadata = new V1ObjectMeta { Name = everywhere }, Rules = [new V1PolicyRule { Verbs = ["list"], ApiGroups = [RbacNames.ApiGroup], Resources = ["clusterroles", "clusterrolebindings"] }, new V1PolicyRule { Verbs = ["list"], ApiGroups = [""], Resources = ["namespaces"] }] }, WriteOptions.None, default);
        await api.RbacAuthorizationV1.ClusterRoleBindings.CreateAsync(new V1ClusterRoleBinding { Metadata = new V1ObjectMeta { Name = everywhere }, RoleRef = new V1RoleRef { ApiGroup = RbacNames.ApiGroup, Kind = "ClusterRole", Name = everywhere }, Subjects = [new RbacV1Subject { Kind = "User", ApiGroup = RbacNames.ApiGroup, Name = user }] }, WriteOptions.None, default);
        await api.RbacAuthorizationV1.Roles.CreateAsync(one, new V1Role { Metadata = new V1ObjectMeta { Name = "r" }, Rules = [new V1PolicyRule { Verbs = ["list"], ApiGroups = [RbacNames.ApiGroup], Resources = ["roles", "rolebindings"] }] }, WriteOptions.None, default);
        await api.RbacAuthorizationV1.RoleBindings.CreateAsync(one, Binding("r", "r", user) with { RoleRef = new V1RoleRef { ApiGroup = RbacNames.ApiGroup, Kind = "Role", Name = "r" } }, WriteOptions.None, default);
        foreach (var (resource, ns) in ((string, string?)[])[("rolebindings", one), ("clusterroles", null)])
            (await ReviewAsync(api, user, new V1ResourceAttributes { Verb = "list", Group = RbacNames.ApiGroup, Resource = resource, NamespaceProperty = ns })).Allowed.ShouldBeTrue();
        using var reader = Connect(user);
        var partly = await ClusterReader.ReadRbacAsync(reader, default);

        partly.FindBinding(RbacKey.RoleBinding(one, "b")).ShouldNotBeNull();
        partly.FindBinding(RbacKey.RoleBinding(other, "b")).ShouldBeNull();
        partly.Gaps.ShouldContain(g => g.Kind == RbacKind.RoleBinding && g.Namespace == other);
        partly.Gaps.ShouldNotContain(g => g.Namespace == one);
        partly.Gaps.ShouldNotContain(g => g.Kind == RbacKind.ClusterRole);
    }

    private static V1PolicyRule Rule(params IReadOnlyList<string> verbs) => new() { Verbs = verbs, ApiGroups = [""], Resources = ["pods"] };

    private static V1ClusterRole Role(string name, params IReadOnlyList<string> verbs) => new() { Metadata = new V1ObjectMeta { Name = name }, Rules = [Rule(verbs)] };

    private protected static V1ConfigMap Map(string name) => new() { Metadata = new V1ObjectMeta { Name = name }, Data = new Dictionary<string, string> { ["a"] = "1" } };

    private static V1RoleBinding Binding(string name, string clusterRole, string user) => new()
    {
        Metadata = new V1ObjectMeta { Name = name },
        RoleRef = new V1RoleRef { ApiGroup = RbacNames.ApiGroup, Kind = "ClusterRole", Name = clusterRole },
        Subjects = [new RbacV1Subject { Kind = "User", ApiGroup = RbacNames.ApiGroup, Name = user }],
    };

    private static async Task<(bool Allowed, string? Reason)> ReviewAsync(KubernetesApi api, string user, V1ResourceAttributes asked, params IReadOnlyList<string> groups)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var status = (await api.AuthorizationV1.CreateSubjectAccessReviewAsync(new V1SubjectAccessReview { Spec = new V1SubjectAccessReviewSpec { User = user, Groups = groups, ResourceAttributes = asked } }, default)).Status!;

            // A real server's authorizer hears of new objects a moment later.
            if (status.Allowed == true || asked.Verb == "escalate" || watch.Elapsed > s_patience)
                return (status.Allowed == true, string.IsNullOrEmpty(status.Reason) ? null : status.Reason);
            await Task.Delay(20);
        }
    }

    private protected static async Task<KubernetesError> ErrorAsync(Task call) => (await Should.ThrowAsync<KubernetesException>(call)).Error;

    private static KubernetesApi Connected(string kubeconfig, KubernetesOptions? options = null) => new(Kubeconfig.Parse(kubeconfig).Value.Connect().Value, options);

    private protected KubernetesApi Connect(string? user = null, KubernetesOptions? options = null) => Connected(Server.KubeconfigFor(user is null ? KubeIdentity.Superuser : new KubeIdentity(user)), options);
}
