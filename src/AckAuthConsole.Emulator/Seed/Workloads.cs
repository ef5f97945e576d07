using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Seed;

/// <summary>Objects of clusters that are not RBAC but that tell what RBAC means there: who runs with which service account, and how.</summary>
internal static class Workloads
{
    private const string Registry = "registry.example.com";

    public static JsonObject Namespace(string name) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Namespace",
        ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = new JsonObject { ["kubernetes.io/metadata.name"] = name } },
        ["spec"] = new JsonObject { ["finalizers"] = new JsonArray("kubernetes") },
        ["status"] = new JsonObject { ["phase"] = "Active" },
    };

    public static JsonObject ServiceAccount(string ns, string name, bool automount = true)
    {
        var json = Object("v1", "ServiceAccount", ns, name);
        if (!automount) json["automountServiceAccountToken"] = false;
        return json;
    }

    public static JsonObject RootCertificates(string ns)
    {
        var json = Object("v1", "ConfigMap", ns, "kube-root-ca.crt");
        json["data"] = new JsonObject { ["ca.crt"] = "" };
        return json;
    }

    /// <summary>What runs in every cluster.</summary>
    public static IEnumerable<JsonObject> Common(Cluster cluster)
    {
        foreach (var account in (string[])["coredns", "kube-proxy", "metrics-server", "csi-admin"]) yield return ServiceAccount("kube-system", account);
        foreach (var json in Deployment("kube-system", "coredns", "coredns", 2)) yield return json;
        foreach (var json in Deployment("kube-system", "metrics-server", "metrics-server", 1)) yield return json;
        foreach (var json in DaemonSet("kube-system", "kube-proxy-worker", "kube-proxy", cluster.Size, isPrivileged: true)) yield return json;
        foreach (var json in DaemonSet("kube-system", "csi-plugin", "csi-admin", cluster.Size, isPrivileged: true)) yield return json;
        yield return Config("kube-system", "coredns", "Corefile", ".:53 { kubernetes cluster.local }");
    }

    /// <summary>What teams run in the demo clusters.</summary>
    public static IEnumerable<JsonObject> Demo(Cluster cluster)
    {
        var has = cluster.Namespaces.ToHashSet(StringComparer.Ordinal);
        List<JsonObject> objects = [];
        if (has.Contains("monitoring"))
        {
            foreach (var account in (string[])["node-agent", "rbac-operator", "prometheus"]) objects.Add(ServiceAccount("monitoring", account));
            objects.AddRange(DaemonSet("monitoring", "node-agent", "node-agent", cluster.Size, isPrivileged: true, isOnHost: true));
            objects.AddRange(Deployment("monitoring", "rbac-operator", "rbac-operator", 1));
            objects.AddRange(Deployment("monitoring", "prometheus", "prometheus", 2));
        }

        if (has.Contains("arms-prom"))
        {
            objects.Add(ServiceAccount("arms-prom", "arms-prom-sa"));
            objects.AddRange(Deployment("arms-prom", "arms-prometheus-ack-arms-prometheus", "arms-prom-sa", 1));
        }

        if (has.Contains("istio-system"))
        {
            objects.Add(ServiceAccount("istio-system", "istiod"));
            objects.AddRange(Deployment("istio-system", "istiod", "istiod", 2));
        }

        if (has.Contains("payments"))
        {
            objects.Add(ServiceAccount("payments", "payments-api", automount: false));
            objects.AddRange(Deployment("payments", "payments-api", "payments-api", 3));
            objects.AddRange(Deployment("payments", "settlement", "default", 1));
            objects.Add(Secret("payments", "settlement-key", "Opaque", "key"));
            objects.Add(Secret("payments", "registry-key", "kubernetes.io/dockerconfigjson", ".dockerconfigjson"));
            objects.Add(NetworkPolicy("payments", "deny-all-by-default", new JsonObject(), []));
            objects.Add(NetworkPolicy("payments", "api-from-ingress", Labels("payments-api"), [new JsonObject { ["from"] = new JsonArray(new JsonObject { ["namespaceSelector"] = Labels("ingress") }) }]));
        }

        foreach (var team in (string[])["team-a", "team-b"])
        {
            if (!has.Contains(team)) continue;
            objects.Add(ServiceAccount(team, "app"));
            objects.AddRange(Deployment(team, "web", "default", 2));
            objects.AddRange(Deployment(team, "worker", "app", 1));
            objects.Add(Secret(team, "registry-key", "kubernetes.io/dockerconfigjson", ".dockerconfigjson"));
            objects.Add(Config(team, "web-settings", "log.level", "info"));
        }

        if (has.Contains("team-b") && has.Contains("istio-system"))
        {
            objects.Add(ServiceAccount("team-b", "ci-runner"));
            objects.AddRange(Deployment("team-b", "ci-runner", "ci-runner", 2));
        }

        if (has.Contains("qa"))
        {
            objects.Add(ServiceAccount("qa", "test-runner"));
            objects.AddRange(Deployment("qa", "selenium", "test-runner", 2));
        }

        if (has.Contains("data"))
        {
            foreach (var account in (string[])["spark-operator", "spark"]) objects.Add(ServiceAccount("data", account));
            objects.AddRange(Deployment("data", "spark-operator", "spark-operator", 1));
            objects.Add(ServiceAccount("reporting", "report-writer"));
            objects.AddRange(Deployment("reporting", "report-writer", "report-writer", 1));
        }

        if (has.Contains("stores"))
        {
            objects.Add(ServiceAccount("stores", "store-agent"));
            objects.AddRange(DaemonSet("stores", "store-agent", "store-agent", cluster.Size, isOnHost: true));
        }

        if (cluster.ClusterType == "ExternalKubernetes")
        {
            objects.Add(ServiceAccount("kube-system", "ack"));
            objects.AddRange(Deployment("kube-system", "ack-cluster-agent", "ack", 2));
        }

        if (has.Contains("istio-system") || has.Contains("data"))
        {
            objects.Add(ServiceAccount("kube-system", "terway"));
            objects.AddRange(DaemonSet("kube-system", "terway-eniip", "terway", cluster.Size, isPrivileged: true, isOnHost: true));
        }

        return objects;
    }

    private static IEnumerable<JsonObject> Deployment(string ns, string name, string account, int replicas)
    {
        var json = Object("apps/v1", "Deployment", ns, name, name);
        json["spec"] = new JsonObject
        {
            ["replicas"] = replicas,
            ["selector"] = Labels(name),
            ["template"] = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["app"] = name } }, ["spec"] = PodSpec(name, account, isPrivileged: false, isOnHost: false) },
        };
        json["status"] = new JsonObject { ["replicas"] = replicas, ["readyReplicas"] = replicas, ["availableReplicas"] = replicas, ["updatedReplicas"] = replicas, ["observedGeneration"] = 1 };
        yield return json;
        var hash = Hash(ns + "/" + name, 9);
        for (var i = 0; i < replicas; i++) yield return Pod(ns, $"{name}-{hash}-{Hash($"{ns}/{name}/{i}", 5)}", name, account, i, false, false);
    }

    private static IEnumerable<JsonObject> DaemonSet(string ns, string name, string account, int nodes, bool isPrivileged = false, bool isOnHost = false)
    {
        var json = Object("apps/v1", "DaemonSet", ns, name, name);
        json["spec"] = new JsonObject
        {
            ["selector"] = Labels(name),
            ["template"] = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["app"] = name } }, ["spec"] = PodSpec(name, account, isPrivileged, isOnHost) },
        };
        json["status"] = new JsonObject { ["currentNumberScheduled"] = nodes, ["desiredNumberScheduled"] = nodes, ["numberReady"] = nodes, ["numberMisscheduled"] = 0 };
        yield return json;

        // Two of its pods stand for all: a list of hundreds of equal pods would show nothing more.
        for (var i = 0; i < Math.Min(nodes, 2); i++) yield return Pod(ns, $"{name}-{Hash($"{ns}/{name}/{i}", 5)}", name, account, i, isPrivileged, isOnHost);
    }

    private static JsonObject Pod(string ns, string name, string app, string account, int node, bool isPrivileged, bool isOnHost)
    {
        var json = Object("v1", "Pod", ns, name, app);
        var spec = PodSpec(app, account, isPrivileged, isOnHost);
        spec["nodeName"] = string.Create(CultureInfo.InvariantCulture, $"cn-node.10.0.0.{node + 11}");
        json["spec"] = spec;
        json["status"] = new JsonObject { ["phase"] = "Running" };
        return json;
    }

    private static JsonObject PodSpec(string app, string account, bool isPrivileged, bool isOnHost)
    {
        var container = new JsonObject { ["name"] = app, ["image"] = $"{Registry}/{app}:1.0" };
        if (isPrivileged) container["securityContext"] = new JsonObject { ["privileged"] = true };
        var spec = new JsonObject { ["serviceAccountName"] = account, ["serviceAccount"] = account, ["containers"] = new JsonArray(container) };
        if (isOnHost)
        {
            (spec["hostNetwork"], spec["hostPID"]) = (true, true);
            spec["volumes"] = new JsonArray(new JsonObject { ["name"] = "root", ["hostPath"] = new JsonObject { ["path"] = "/" } });
        }

        return spec;
    }

    private static JsonObject NetworkPolicy(string ns, string name, JsonObject selector, JsonArray ingress)
    {
        var json = Object("networking.k8s.io/v1", "NetworkPolicy", ns, name);
        json["spec"] = new JsonObject { ["podSelector"] = selector, ["policyTypes"] = new JsonArray("Ingress"), ["ingress"] = ingress };
        return json;
    }

    private static JsonObject Secret(string ns, string name, string type, string key)
    {
        var json = Object("v1", "Secret", ns, name);
        json["type"] = type;
        json["data"] = new JsonObject { [key] = Convert.ToBase64String("emulated"u8) };
        return json;
    }

    private static JsonObject Config(string ns, string name, string key, string value)
    {
        var json = Object("v1", "ConfigMap", ns, name);
        json["data"] = new JsonObject { [key] = value };
        return json;
    }

    private static JsonObject Labels(string app) => new() { ["matchLabels"] = new JsonObject { ["app"] = app } };

    private static JsonObject Object(string apiVersion, string kind, string ns, string name, string? app = null)
    {
        var metadata = new JsonObject { ["name"] = name, ["namespace"] = ns };
        if (app is not null) metadata["labels"] = new JsonObject { ["app"] = app };
        return new() { ["apiVersion"] = apiVersion, ["kind"] = kind, ["metadata"] = metadata };
    }

    // Names of pods look like those that controllers make, and are the same in every run.
    private static string Hash(string text, int length) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];
}
