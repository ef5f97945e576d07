namespace AckAuthConsole.Core.Clusters;

/// <summary>The cloud's words for a cluster's state that matter here.</summary>
public static class ClusterStates
{
    /// <summary>Ready for work.</summary>
    public const string Running = "running";

    /// <summary>Whether grants in a cluster in that state can be relied on: everything that has a live API server.</summary>
    public static bool TakesGrants(string state) => state is Running or "updating" or "upgrading" or "scaling" or "removing" or "draining";
}
