using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Web.Features.ClusterRoles;

/// <summary>One rule as it is typed: lists are written with commas.</summary>
public sealed class RuleDraft
{
    /// <summary>Verbs.</summary>
    public string Verbs { get; set; } = "";

    /// <summary>API groups; the core group is written <c>core</c>.</summary>
    public string ApiGroups { get; set; } = "core";

    /// <summary>Resources.</summary>
    public string Resources { get; set; } = "";

    /// <summary>Names of objects; empty for all.</summary>
    public string Names { get; set; } = "";

    /// <summary>Paths, for a rule that is not about resources.</summary>
    public string Paths { get; set; } = "";

    /// <summary>Whether it is about paths.</summary>
    public bool IsPath { get; set; }

    /// <summary>A rule as it is typed.</summary>
    public static RuleDraft Of(RbacRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleDraft
        {
            Verbs = Join(rule.Verbs),
            ApiGroups = Join(rule.ApiGroups.Select(g => g.Length == 0 ? "core" : g)),
            Resources = Join(rule.Resources),
            Names = Join(rule.ResourceNames),
            Paths = Join(rule.NonResourceUrls),
            IsPath = !rule.NonResourceUrls.IsEmpty,
        };
    }

    /// <summary>The rule.</summary>
    public RbacRule ToRule() => IsPath
        ? new RbacRule { Verbs = Split(Verbs), NonResourceUrls = Split(Paths) }
        : new RbacRule { Verbs = Split(Verbs), ApiGroups = [.. Split(ApiGroups).Select(g => g is "core" or "\"\"" or "''" ? "" : g)], Resources = Split(Resources), ResourceNames = Split(Names) };

    /// <summary>Whether a verb is among those that are typed.</summary>
    public bool Has(string verb) => Split(Verbs).Contains(verb, StringComparer.Ordinal);

    /// <summary>Puts a verb in or takes it out.</summary>
    public void Toggle(string verb) => Verbs = Join(Has(verb) ? Split(Verbs).Remove(verb) : Split(Verbs).Add(verb));

    private static string Join(IEnumerable<string> words) => string.Join(", ", words);

    private static ImmutableArray<string> Split(string text) => [.. text.Split([',', '，', '、', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
