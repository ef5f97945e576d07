using AckAuthConsole.Core.Rbac.Effective;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Web.Features.EffectiveAccess;

/// <summary>Identity → user names and groups → bindings → roles → resources, laid out in five columns. Bounded: what does not fit is counted. Pure.</summary>
public sealed class AccessGraph
{
    /// <summary>Bindings that are drawn.</summary>
    public const int MaxBindings = 14;

    /// <summary>Width of a box.</summary>
    public const int NodeWidth = 200;

    /// <summary>Height of a box.</summary>
    public const int NodeHeight = 40;

    private const int ColumnGap = 48;
    private const int RowGap = 12;
    private const int MaxResources = 3;

    private AccessGraph(IReadOnlyList<AccessGraphNode> nodes, IReadOnlyList<AccessGraphEdge> edges, int hiddenBindings) => (Nodes, Edges, HiddenBindings) = (nodes, edges, hiddenBindings);

    /// <summary>The boxes.</summary>
    public IReadOnlyList<AccessGraphNode> Nodes { get; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<AccessGraphEdge> Edges { get; }

    /// <summary>Bindings that were not drawn.</summary>
    public int HiddenBindings { get; }

    /// <summary>Width of the drawing.</summary>
    public int Width => (5 * NodeWidth) + (4 * ColumnGap) + 2;

    /// <summary>Height of the drawing.</summary>
    public int Height => Nodes.Count == 0 ? NodeHeight : Nodes.Max(n => n.Y) + NodeHeight + 2;

    /// <summary>Draws what somebody holds in one place.</summary>
    /// <param name="view">What it is.</param>
    /// <param name="words">Says "everything", "whole cluster" and the like.</param>
    public static AccessGraph Of(EffectiveAccessView view, AccessGraphWords words)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(words);
        var columns = new List<AccessGraphNode>[5];
        for (var index = 0; index < columns.Length; index++)
            columns[index] = [];
        var links = new List<(string From, string To)>();

        Add(0, "identity", view.Principal.Name, view.Principal.Ref.Id.Value);

        // One's own bindings first: those of groups are everybody's.
        var shown = view.Bindings.OrderBy(b => b.Subject.Kind == RbacSubjectKind.Group).Take(MaxBindings).ToList();
        foreach (var (binding, subject) in shown)
        {
            var via = Add(1, $"subject {subject}", subject.Name, words.Kind(subject.Kind));
            Link("identity", via);
            var bound = Add(2, $"binding {binding.Key}", binding.Key.Name, words.Where(binding.Key.Namespace));
            Link(via, bound);
            var role = view.Held.Rules.Select(r => r.Chain.Role).FirstOrDefault(r => r is not null && r.Key == binding.RoleRef);
            var isMissing = view.Held.MissingRoles.Contains(binding.RoleRef);
            var named = Add(3, $"role {binding.RoleRef}", binding.RoleRef.Name, isMissing ? words.Missing : binding.RoleRef.Kind.ToString(), isMissing);
            Link(bound, named);
            if (role is not null && Add(4, $"resources {role.Key}", Resources(role, words), words.Rules(role.Rules.Length)) is var resources)
                Link(named, resources);
        }

        var placed = Place(columns);
        var byId = placed.ToDictionary(n => n.Id);
        return new AccessGraph(placed, [.. links.Distinct().Select(l => new AccessGraphEdge(byId[l.From], byId[l.To]))], view.Bindings.Length - shown.Count);

        string Add(int column, string id, string text, string detail, bool isMissing = false)
        {
            if (!columns[column].Exists(n => n.Id == id))
                columns[column].Add(new AccessGraphNode(id, column, text, detail, isMissing));
            return id;
        }

        void Link(string from, string to) => links.Add((from, to));
    }

    private static string Resources(RbacRole role, AccessGraphWords words)
    {
        var resources = role.Rules.SelectMany(r => r.Resources).Distinct().ToList();
        if (resources.Contains(RbacNames.All))
            return words.Everything;
        return resources.Count == 0 ? string.Join(", ", role.Rules.SelectMany(r => r.NonResourceUrls).Distinct().Take(MaxResources))
            : resources.Count <= MaxResources ? string.Join(", ", resources)
            : words.More(string.Join(", ", resources.Take(MaxResources - 1)), resources.Count - MaxResources + 1);
    }

    private static List<AccessGraphNode> Place(List<AccessGraphNode>[] columns)
    {
        var tallest = columns.Max(c => c.Count);
        var placed = new List<AccessGraphNode>();
        foreach (var column in columns)
        {
            // Columns with few boxes stand in the middle of their height.
            var offset = (tallest - column.Count) * (NodeHeight + RowGap) / 2;
            placed.AddRange(column.Select((node, row) => node with { X = 1 + (node.Column * (NodeWidth + ColumnGap)), Y = 1 + offset + (row * (NodeHeight + RowGap)) }));
        }

        return placed;
    }
}
