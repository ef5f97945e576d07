namespace AckAuthConsole.Web.Features.Clusters;

/// <summary>How a cluster's state is to be taken.</summary>
public enum ClusterStateTone
{
    /// <summary>All is well.</summary>
    Good,

    /// <summary>Something is being done.</summary>
    Busy,

    /// <summary>Switched off, on purpose.</summary>
    Off,

    /// <summary>Something is wrong.</summary>
    Bad,
}
