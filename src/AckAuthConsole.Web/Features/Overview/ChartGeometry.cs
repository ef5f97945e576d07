namespace AckAuthConsole.Web.Features.Overview;

/// <summary>The lengths of bars, so that components only draw.</summary>
internal static class ChartGeometry
{
    /// <summary>The shortest bar of something that is not nothing, so that it can be seen.</summary>
    public const int Least = 3;

    /// <summary>A length for each value: the greatest has the full length, the others in proportion, nothing has none.</summary>
    /// <param name="values">Not negative.</param>
    /// <param name="full">The length of the greatest, in units of the drawing.</param>
    public static IReadOnlyList<int> Lengths(IReadOnlyList<int> values, int full)
    {
        var greatest = values.Count == 0 ? 0 : values.Max();
        return [.. values.Select(v => v <= 0 ? 0 : Math.Max(Least, (int)Math.Round((double)v * full / greatest, MidpointRounding.AwayFromZero)))];
    }
}
