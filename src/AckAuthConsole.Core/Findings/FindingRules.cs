using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AckAuthConsole.Core.Findings;

/// <summary>Every rule, by id. Severities that the field gives as a span are taken at their lower end, since an ability tells nothing of its use.</summary>
public static class FindingRules
{
    private static readonly ImmutableArray<FindingRule> s_all =
    [
        Ability("R01", FindingSeverity.Critical, "5.1.1"),
        new("R02", FindingSeverity.Critical, FindingFamily.Object, ["5.1.7"]),
        Ability("R03", FindingSeverity.High, "5.1.3"),
        Ability("R04", FindingSeverity.Medium, "5.1.3"),
        Ability("R05", FindingSeverity.High, "5.1.2"),
        Ability("R06", FindingSeverity.High, "5.1.2"),
        Ability("R07", FindingSeverity.High, "5.1.2"),
        Ability("R08", FindingSeverity.High),
        Ability("R09", FindingSeverity.High, "5.1.4"),
        Ability("R10", FindingSeverity.High, "5.1.4"),
        Ability("R11", FindingSeverity.Medium),
        Ability("R12", FindingSeverity.High),
        Ability("R13", FindingSeverity.High),
        Ability("R14", FindingSeverity.High),
        Ability("R15", FindingSeverity.Medium),
        Ability("R16", FindingSeverity.Critical, "5.1.10"),
        Ability("R17", FindingSeverity.Critical, "5.1.13"),
        Ability("R18", FindingSeverity.Critical, "5.1.8"),
        Ability("R19", FindingSeverity.Critical, "5.1.8"),
        Ability("R20", FindingSeverity.Critical, "5.1.8"),
        Ability("R21", FindingSeverity.High),
        Ability("R22", FindingSeverity.High),
        Ability("R23", FindingSeverity.Medium),
        Ability("R24", FindingSeverity.Critical, "5.1.12"),
        Ability("R25", FindingSeverity.High),
        Ability("R26", FindingSeverity.Critical, "5.1.11"),
        Ability("R27", FindingSeverity.Critical, "5.1.11"),
        Ability("R28", FindingSeverity.High, "5.1.9"),
        Ability("R29", FindingSeverity.High),
        Ability("R30", FindingSeverity.Medium),
        Ability("R31", FindingSeverity.Medium),
        Ability("R32", FindingSeverity.Medium),
        Ability("R33", FindingSeverity.Medium),
        Ability("R34", FindingSeverity.High),
        Ability("R35", FindingSeverity.Medium),
        Ability("R36", FindingSeverity.High),
        Ability("R37", FindingSeverity.Low),
        Ability("R38", FindingSeverity.Medium),
        Ability("R39", FindingSeverity.Critical),
        Ability("R40", FindingSeverity.Medium),
        Ability("R41", FindingSeverity.Low),
        Ability("R42", FindingSeverity.High),
        Object("R43", FindingSeverity.Critical),
        Object("R44", FindingSeverity.Critical),
        Object("R45", FindingSeverity.High, "5.1.5"),
        Object("R46", FindingSeverity.High, "5.1.6"),
        Ability("R47", FindingSeverity.Medium),
        Object("R48", FindingSeverity.Info),
        Object("R49", FindingSeverity.Info),
        Object("R50", FindingSeverity.Medium),
        Object("R51", FindingSeverity.Medium),
        Object("R52", FindingSeverity.High),
        Object("R53", FindingSeverity.High),
        Object("R54", FindingSeverity.Medium),
        Object("R55", FindingSeverity.High),
        Object("R56", FindingSeverity.High),
        Object("R57", FindingSeverity.Medium),
        Object("R58", FindingSeverity.Info),
        Object("R59", FindingSeverity.Low),
        Ability("R60", FindingSeverity.Critical),
        new("E01", FindingSeverity.Critical, FindingFamily.Path, ["5.1.8"]),
        new("E02", FindingSeverity.Medium, FindingFamily.Path, []),
    ];

    private static readonly FrozenDictionary<string, FindingRule> s_byId = s_all.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal);

    /// <summary>All of them, in the order of the documentation.</summary>
    public static ImmutableArray<FindingRule> All => s_all;

    /// <summary>The rule of that id; null when there is none.</summary>
    public static FindingRule? Find(string id) => s_byId.GetValueOrDefault(id);

    internal static FindingRule Of(string id) => s_byId[id];

    private static FindingRule Ability(string id, FindingSeverity severity, params ImmutableArray<string> cis) => new(id, severity, FindingFamily.Ability, cis);

    private static FindingRule Object(string id, FindingSeverity severity, params ImmutableArray<string> cis) => new(id, severity, FindingFamily.Object, cis);
}
