using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Whether a rule allows what is asked, exactly as the API server compares: no globbing, no case folding, no knowledge of what exists.</summary>
public static class RuleMatching
{
    /// <summary>The index of the first rule that allows it; -1 when none does.</summary>
    public static int FirstAllowing(ImmutableArray<RbacRule> rules, in AccessQuestion question)
    {
        for (var index = 0; index < rules.Length; index++)
        {
            if (Allows(rules[index], question))
                return index;
        }

        return -1;
    }

    /// <summary>Whether one rule allows it.</summary>
    public static bool Allows(RbacRule rule, in AccessQuestion question)
    {
        if (!HasOrAll(rule.Verbs, question.Verb))
            return false;
        if (question.Path is { } path)
            return AllowsPath(rule.NonResourceUrls, path);
        return HasOrAll(rule.ApiGroups, question.ApiGroup)
            && AllowsResource(rule.Resources, question.Resource, question.Subresource)
            && (rule.ResourceNames.IsEmpty || Has(rule.ResourceNames, question.Name));
    }

    private static bool AllowsResource(ImmutableArray<string> resources, string resource, string subresource)
    {
        foreach (var item in resources)
        {
            if (item == RbacNames.All)
                return true;
            if (subresource.Length == 0 ? item == resource : IsSubresource(item, resource, subresource) || IsSubresource(item, RbacNames.All, subresource))
                return true;
        }

        return false;
    }

    private static bool IsSubresource(string item, string resource, string subresource) =>
        item.Length == resource.Length + 1 + subresource.Length
        && item[resource.Length] == '/'
        && item.StartsWith(resource, StringComparison.Ordinal)
        && item.EndsWith(subresource, StringComparison.Ordinal);

    private static bool AllowsPath(ImmutableArray<string> urls, string path)
    {
        foreach (var url in urls)
        {
            if (url == RbacNames.All || url == path)
                return true;
            if (url.EndsWith('*') && path.AsSpan().StartsWith(url.AsSpan().TrimEnd('*'), StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool HasOrAll(ImmutableArray<string> items, string wanted)
    {
        foreach (var item in items)
        {
            if (item == RbacNames.All || item == wanted)
                return true;
        }

        return false;
    }

    private static bool Has(ImmutableArray<string> items, string wanted)
    {
        foreach (var item in items)
        {
            if (item == wanted)
                return true;
        }

        return false;
    }
}
