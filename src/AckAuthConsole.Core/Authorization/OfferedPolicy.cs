namespace AckAuthConsole.Core.Authorization;

/// <summary>A RAM policy that the plan can attach.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSystem">Whether it is a system policy.</param>
public sealed record OfferedPolicy(string Name, bool IsSystem)
{
    /// <summary>Read access to every cluster: the smallest system policy that makes a grant usable.</summary>
    public static OfferedPolicy ClusterReadAccess { get; } = new("AliyunCSReadOnlyAccess", true);
}
