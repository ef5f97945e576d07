namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>Where the programs of a real API server are, by the convention of envtest.</summary>
internal static class RealServerAssets
{
    public static string? ApiServer { get; } = Find("kube-apiserver", onPath: false);

    public static string? Etcd { get; } = Find("etcd", onPath: true);

    /// <summary>Why tests on a real API server cannot run; null when they can.</summary>
    public static string? Missing { get; } =
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS")) ? "Needs a real API server: set KUBEBUILDER_ASSETS to the folder that holds kube-apiserver (and etcd, unless that is on PATH)."
        : ApiServer is null ? "Needs a real API server: the folder that KUBEBUILDER_ASSETS names holds no kube-apiserver."
        : Etcd is null ? "Needs etcd on PATH or in the folder that KUBEBUILDER_ASSETS names (Debian: etcd-server)."
        : null;

    private static string? Find(string program, bool onPath) =>
        new[] { Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS") }
            .Concat(onPath ? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':') : [])
            .Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.Combine(folder!, program)).FirstOrDefault(File.Exists);
}
