using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>A label selector: all labels and all expressions must hold. An empty selector matches everything.</summary>
/// <param name="MatchLabels">Labels that must have exactly these values.</param>
/// <param name="MatchExpressions">Further conditions.</param>
public sealed record LabelSelector(ImmutableSortedDictionary<string, string> MatchLabels, ImmutableArray<LabelExpression> MatchExpressions)
{
    /// <summary>Whether an object with these labels is selected.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        foreach (var (name, value) in MatchLabels)
        {
            if (!labels.TryGetValue(name, out var held) || !string.Equals(held, value, StringComparison.Ordinal))
                return false;
        }

        return MatchExpressions.All(e => e.Matches(labels));
    }
}
