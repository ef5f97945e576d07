using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Rbac.WhoCan;

/// <summary>An identity that can.</summary>
/// <param name="Who">Whom the bindings name.</param>
/// <param name="Chains">Each binding that allows it, with the rule that does.</param>
public sealed record WhoCanHolder(ResolvedSubject Who, ImmutableArray<AccessChain> Chains)
{
    /// <summary>Whether it can in the whole cluster.</summary>
    public bool IsEverywhere => Chains.Any(c => c.Binding!.Key.Namespace.Length == 0);

    /// <summary>In which namespaces it can, when not everywhere.</summary>
    public IEnumerable<string> Namespaces => Chains.Select(c => c.Binding!.Key.Namespace).Where(n => n.Length > 0).Distinct().Order(StringComparer.Ordinal);
}
