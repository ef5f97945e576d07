namespace AckAuthConsole.Web.Features.EffectiveAccess;

/// <summary>A line of the graph.</summary>
/// <param name="From">The node at its left.</param>
/// <param name="To">The node at its right.</param>
public sealed record AccessGraphEdge(AccessGraphNode From, AccessGraphNode To)
{
    /// <summary>The line as an SVG path.</summary>
    public string Path
    {
        get
        {
            var (x1, y1) = (From.X + AccessGraph.NodeWidth, From.Y + (AccessGraph.NodeHeight / 2));
            var (x2, y2) = (To.X, To.Y + (AccessGraph.NodeHeight / 2));
            var middle = (x1 + x2) / 2;
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}");
        }
    }
}
