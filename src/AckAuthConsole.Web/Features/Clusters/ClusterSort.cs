namespace AckAuthConsole.Web.Features.Clusters;

/// <summary>By what the list of clusters is ordered.</summary>
public enum ClusterSort
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>By region's name.</summary>
    Region,

    /// <summary>By state.</summary>
    State,

    /// <summary>By Kubernetes version.</summary>
    Version,

    /// <summary>By number of principals, unknown last.</summary>
    Principals,
}
