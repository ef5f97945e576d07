using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Cli.Output;

/// <summary>Rules and subjects in one line.</summary>
internal static class RuleText
{
    /// <summary><c>get,list pods,deployments.apps [web]</c>, <c>get /healthz</c>.</summary>
    public static string Of(RbacRule rule) => $"{Joined(rule.Verbs)} {What(rule)}";

    /// <summary>The resources with their groups and names, or the paths.</summary>
    public static string What(RbacRule rule)
    {
        if (!rule.NonResourceUrls.IsEmpty)
            return Joined(rule.NonResourceUrls);
        var resources = rule.ApiGroups.SelectMany(g => rule.Resources.Select(r => WithGroup(r, g)));
        return Joined(resources) + (rule.ResourceNames.IsEmpty ? "" : $" [{Joined(rule.ResourceNames)}]");
    }

    /// <summary>A subject's name; a service account with its namespace.</summary>
    public static string NameOf(RbacSubject subject) => subject.Kind == RbacSubjectKind.ServiceAccount ? $"{subject.Namespace}:{subject.Name}" : subject.Name;

    /// <summary>A place.</summary>
    public static string Place(string ns) => ns.Length == 0 ? "*" : ns;

    private static string WithGroup(string resource, string apiGroup)
    {
        if (apiGroup.Length == 0)
            return resource;
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? $"{resource}.{apiGroup}" : $"{resource[..slash]}.{apiGroup}{resource[slash..]}";
    }

    private static string Joined(IEnumerable<string> words) => string.Join(',', words);
}
