using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>One condition of a label selector.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator"><c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>; anything else matches nothing.</param>
/// <param name="Values">The values of <c>In</c> and <c>NotIn</c>.</param>
public sealed record LabelExpression(string Key, string Operator, ImmutableArray<string> Values)
{
    /// <summary>Whether an object with these labels fulfils it. As in Kubernetes, <c>NotIn</c> is also true where the label is missing.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        var has = labels.TryGetValue(Key, out var value);
        return Operator switch
        {
            "In" => has && Values.Contains(value!, StringComparer.Ordinal),
            "NotIn" => !has || !Values.Contains(value!, StringComparer.Ordinal),
            "Exists" => has,
            "DoesNotExist" => !has,
            _ => false,
        };
    }
}
