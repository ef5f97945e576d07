using System.Collections.Immutable;

namespace AckAuthConsole.Core.Findings.Abilities;

/// <summary>What an ability rule asks of a subject.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Ways">Ways to have it; each is a set of clauses (their bits) that must all hold.</param>
/// <param name="Places">The only namespaces in which it matters, besides the whole cluster; empty for all.</param>
/// <param name="Lowering">How many steps less it counts than the rule says, for instance for a way that is limited to names.</param>
internal sealed record AbilityPattern(FindingRule Rule, ImmutableArray<UInt128> Ways, ImmutableArray<string> Places, int Lowering);
