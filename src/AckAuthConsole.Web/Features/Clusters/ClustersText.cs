namespace AckAuthConsole.Web.Features.Clusters;

/// <summary>Names the texts of the cluster pages; the words stand in the resource files beside it.</summary>
public sealed class ClustersText;
