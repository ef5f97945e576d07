using AckAuthConsole.Core.Rbac.Objects;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.EffectiveAccess;

/// <summary>The words inside the graph.</summary>
public sealed class AccessGraphWords(IStringLocalizer<EffectiveAccessText> texts)
{
    /// <summary>For a role that covers every resource.</summary>
    public string Everything => texts["Everything"];

    /// <summary>For a role that does not exist.</summary>
    public string Missing => texts["MissingRole"];

    /// <summary>What kind of subject it is.</summary>
    public string Kind(RbacSubjectKind kind) => texts["Subject_" + kind];

    /// <summary>Where a binding counts.</summary>
    public string Where(string ns) => ns.Length == 0 ? texts["WholeCluster"] : texts["InNamespace", ns];

    /// <summary>How many rules.</summary>
    public string Rules(int count) => texts["RuleCount", count];

    /// <summary>Some names and a number of others.</summary>
    public string More(string names, int others) => texts["AndMore", names, others];
}
