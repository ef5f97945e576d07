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

    private sealed record Atom(string Verb, string ApiGroup, string Resource, string Subresource, string? Name, string? Path, bool IsClusterOnly)
    {
        private const string Any = "?";

        public static Atom Parse(string verb, string text, bool clusterOnly)
        {
            if (text.StartsWith('/'))
                return new Atom(verb, "", "", "", null, text, true);
            var equals = text.Split('=');
            var slash = equals[0].Split('/');
            var dot = slash[0].IndexOf('.', StringComparison.Ordinal);
            var (resource, apiGroup) = dot < 0 ? (slash[0], "") : (slash[0][..dot], slash[0][(dot + 1)..]);

            // A binding in a namespace lets one change and delete that very namespace, but not make one.
            var isOwnNamespace = resource == "namespaces" && verb is "update" or "patch" or "delete";
            var inNoNamespace = ClusterScopedResources.Contains(apiGroup, resource) || s_alwaysCluster.Contains(resource);
            return new Atom(verb, apiGroup, resource, slash.Length > 1 ? slash[1] : "", equals.Length > 1 ? equals[1] : "", null, clusterOnly || (inNoNamespace && !isOwnNamespace));
        }

        public bool IsAllowed(RbacRule rule)
        {
            if (Path is not null)
                return RuleMatching.Allows(rule, AccessQuestion.OfPath(Verb, Path));
            if (Name == RbacNames.All && !rule.ResourceNames.IsEmpty)
                rule = rule with { ResourceNames = [] };
            if (ApiGroup == Any && !rule.ApiGroups.IsEmpty)
                rule = rule with { ApiGroups = [Any] };
            if (Resource == Any && !rule.Resources.IsEmpty)
                rule = rule with { Resources = [Any] };
            return RuleMatching.Allows(rule, AccessQuestion.Of(Verb, ApiGroup, Resource, name: Name == RbacNames.All ? "" : Name!, subresource: Subresource));
        }
    }
}
