using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>What somebody gains and loses in one place.</summary>
/// <param name="Namespace">A namespace; empty for the whole cluster.</param>
/// <param name="Gained">Notable abilities that come.</param>
/// <param name="Lost">Notable abilities that go.</param>
/// <param name="GainedRules">Everything that comes, as rules.</param>
/// <param name="LostRules">Everything that goes, as rules.</param>
public sealed record PlaceEffect(
    string Namespace,
    ImmutableArray<AccessHighlight> Gained,
    ImmutableArray<AccessHighlight> Lost,
    ImmutableArray<RbacRule> GainedRules,
    ImmutableArray<RbacRule> LostRules)
{
    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => Gained.IsEmpty && Lost.IsEmpty && GainedRules.IsEmpty && LostRules.IsEmpty;
}
