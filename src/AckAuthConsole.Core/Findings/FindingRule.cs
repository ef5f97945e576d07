using System.Collections.Immutable;

namespace AckAuthConsole.Core.Findings;

/// <summary>A risky pattern. Its words (title, why it matters, what to do) are resources: <c>&lt;id&gt;</c>, <c>&lt;id&gt;_Why</c>, <c>&lt;id&gt;_Fix</c> of <see cref="FindingTexts"/>.</summary>
/// <param name="Id">Stable: <c>R01</c> to <c>R60</c> for patterns, <c>E01</c> and up for paths.</param>
/// <param name="Severity">For the whole cluster; in an ordinary namespace an ability counts one step less.</param>
/// <param name="Family">What it looks at.</param>
/// <param name="Cis">The recommendations of the CIS Kubernetes Benchmark that it checks, for instance <c>5.1.2</c>.</param>
public sealed record FindingRule(string Id, FindingSeverity Severity, FindingFamily Family, ImmutableArray<string> Cis)
{
    /// <summary>Where the documentation speaks of it, below the repository's root.</summary>
    public string Documentation => $"docs/findings.md#{Id.ToLowerInvariant()}";

    /// <inheritdoc />
    public override string ToString() => Id;
}
