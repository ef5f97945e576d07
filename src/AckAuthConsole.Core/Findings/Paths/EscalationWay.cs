using System.Collections.Immutable;
using AckAuthConsole.Core.Findings.Abilities;

namespace AckAuthConsole.Core.Findings.Paths;

/// <summary>An ability by which one comes further.</summary>
/// <param name="Rule">The pattern that it is.</param>
/// <param name="Masks">The ways to have it.</param>
internal sealed record EscalationWay(FindingRule Rule, ImmutableArray<UInt128> Masks)
{
    /// <summary>To become any service account of a place: run a pod with it, mint or read its token, impersonate it.</summary>
    public static ImmutableArray<EscalationWay> ToAccounts { get; } =
        [Of("R17"), Of("R09"), Of("R10"), Of("R07"), new(FindingRules.Of("R18"), [AbilityPatterns.ImpersonateAccounts])];

    /// <summary>To take over pods that run, and so become their service account.</summary>
    public static ImmutableArray<EscalationWay> ToPods { get; } = [Of("R12"), Of("R13"), Of("R14"), Of("R11")];

    /// <summary>The kubelets' API: every pod of the cluster.</summary>
    public static EscalationWay ToKubelets { get; } = Of("R16");

    /// <summary>To get everything of one namespace, and with it any service account there.</summary>
    public static ImmutableArray<EscalationWay> ToNamespace { get; } = [Of("R01"), Of("R19"), Of("R20")];

    /// <summary>To get everything at once, with a right for the whole cluster.</summary>
    public static ImmutableArray<EscalationWay> ToEverything { get; } =
        [new(FindingRules.Of("R18"), [AbilityPatterns.ImpersonateAnybody]), Of("R19"), Of("R20"), Of("R26"), Of("R27"), Of("R24"), Of("R39"), Of("R60")];

    private static EscalationWay Of(string rule) => new(FindingRules.Of(rule), AbilityPatterns.WaysOf(rule));
}
