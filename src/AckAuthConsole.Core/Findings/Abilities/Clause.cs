using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Effective;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings.Abilities;

/// <summary>
/// One thing that somebody must be able to do for a pattern: any of some verbs on any of some resources, written <c>get|list secrets</c>, <c>write deployments.apps|jobs.batch</c>, <c>create pods/exec</c>, <c>get /metrics</c>.
/// <c>write</c> stands for create, update and patch; <c>?</c> for any resource, or any group; <c>=*</c> behind a resource lets rules that are limited to names count too, <c>=NAME</c> asks about that object.
/// A <c>cluster:</c> in front counts for the whole cluster only.
/// </summary>
internal sealed class Clause
{
    // What the API server asks about at cluster scope only, besides the resources that belong to no namespace.
    private static readonly ImmutableArray<string> s_alwaysCluster = ["users", "groups", "uids", "userextras", "signers", "ramidentitymappings", "certificatesigningrequests"];

    private readonly ImmutableArray<Atom> _atoms;

    private Clause(string text, ImmutableArray<Atom> atoms) => (Text, _atoms) = (text, atoms);

    /// <summary>How it is written.</summary>
    public string Text { get; }

    public static Clause Parse(string text)
    {
        var clusterOnly = text.StartsWith("cluster:", StringComparison.Ordinal);
        var words = text[(clusterOnly ? "cluster:".Length : 0)..].Split(' ');
        var atoms = from verb in words[0].Split('|').SelectMany(v => v == "write" ? ["create", "update", "patch"] : (string[])[v])
                    from resource in words[1].Split('|')
                    select Atom.Parse(verb, resource, clusterOnly);
        return new Clause(text, [.. atoms]);
    }

    /// <summary>Whether a rule gives it, to somebody who holds the rule there.</summary>
    public bool IsGivenBy(RbacRule rule, bool inNamespace)
    {
        foreach (var atom in _atoms)
        {
            if ((!inNamespace || !atom.IsClusterOnly) && atom.IsAllowed(rule))
                return true;
        }

        return false;
    }

    // One verb on one resource; the question is made once for all rules.
    private sealed record Atom(AccessQuestion Question, bool AnyGroup, bool AnyResource, bool AnyName, bool IsClusterOnly)
    {
        private const string Any = "?";

        public static Atom Parse(string verb, string text, bool clusterOnly)
        {
            if (text.StartsWith('/'))
                return new Atom(AccessQuestion.OfPath(verb, text), false, false, false, true);
            var equals = text.Split('=');
            var slash = equals[0].Split('/');
            var dot = slash[0].IndexOf('.', StringComparison.Ordinal);
            var (resource, apiGroup) = dot < 0 ? (slash[0], "") : (slash[0][..dot], slash[0][(dot + 1)..]);
            var name = equals.Length > 1 ? equals[1] : "";

            // A binding in a namespace lets one change and delete that very namespace, but not make one.
            var isOwnNamespace = resource == "namespaces" && verb is "update" or "patch" or "delete";
            var inNoNamespace = ClusterScopedResources.Contains(apiGroup, resource) || s_alwaysCluster.Contains(resource);
            return new Atom(
                AccessQuestion.Of(verb, apiGroup, resource, name: name == RbacNames.All ? "" : name, subresource: slash.Length > 1 ? slash[1] : ""),
                apiGroup == Any, resource == Any, name == RbacNames.All, clusterOnly || (inNoNamespace && !isOwnNamespace));
        }

        public bool IsAllowed(RbacRule rule)
        {
            if (AnyGroup || AnyResource)
            {
                return rule.ResourceNames.IsEmpty && Has(rule.Verbs, Question.Verb)
                    && (AnyGroup ? !rule.ApiGroups.IsEmpty : Has(rule.ApiGroups, Question.ApiGroup))
                    && (AnyResource ? !rule.Resources.IsEmpty : Has(rule.Resources, Question.Resource));
            }

            return AnyName && !rule.ResourceNames.IsEmpty
                ? RuleMatching.Allows(rule, AccessQuestion.Of(Question.Verb, Question.ApiGroup, Question.Resource, name: rule.ResourceNames[0], subresource: Question.Subresource))
                : RuleMatching.Allows(rule, Question);
        }

        private static bool Has(ImmutableArray<string> items, string wanted) => items.Contains(RbacNames.All, StringComparer.Ordinal) || items.Contains(wanted, StringComparer.Ordinal);
    }
}
