namespace AckAuthConsole.Core.Clusters;

/// <summary>A region that the account can use (CS DescribeRegions).</summary>
/// <param name="Id">For instance <c>cn-hangzhou</c>.</param>
/// <param name="Name">The vendor's name in the language that was asked for.</param>
public sealed record Region(string Id, string Name);
