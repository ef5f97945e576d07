namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>Who a test is for an API server: the CN and the Os of a client certificate.</summary>
internal sealed record KubeIdentity(string Name, params IReadOnlyList<string> Groups)
{
    /// <summary>May do everything, by group <c>system:masters</c>.</summary>
    public static KubeIdentity Superuser { get; } = new("superuser", "system:masters");
}
