using System.Globalization;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Components;

/// <summary>
/// The one place that turns a <see cref="Failure"/> into words: what happened to which object, and what to do now. Looks for the
/// failure's code first (<c>Failure_plan_stale</c>), then for its kind.
/// </summary>
public sealed class FailureText(IStringLocalizer<SharedText> texts)
{
    /// <summary>What happened, to which object.</summary>
    public string Describe(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Match(
            notFound => ByCode("Failure_", failure, "Failure_not_found", KindName(notFound.Kind), notFound.Name),
            conflict => ByCode("Failure_", failure, "Failure_conflict", conflict.Name ?? ""),
            forbidden => ByCode("Failure_", failure, "Failure_forbidden", failure.Cause?.MissingAction ?? ""),
            invalid => ByCode("Failure_", failure, "Failure_invalid", invalid.Value ?? "", string.Join(texts["ListSeparator"], invalid.Allowed)),
            throttled => ByCode("Failure_", failure, "Failure_unavailable"),
            unavailable => ByCode("Failure_", failure, "Failure_unavailable"));
    }

    /// <summary>What the person can do now.</summary>
    public string Advise(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Match(
            notFound => ByCode("Advice_", failure, "Advice_not_found"),
            conflict => ByCode("Advice_", failure, "Advice_conflict"),
            forbidden => ByCode("Advice_", failure, "Advice_forbidden", failure.Cause?.MissingAction ?? ""),
            invalid => ByCode("Advice_", failure, "Advice_invalid", string.Join(texts["ListSeparator"], invalid.Allowed)),
            throttled => throttled.RetryAfter is { } wait
                ? texts["Advice_cloud_throttled_after", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))]
                : texts["Advice_cloud_throttled"],
            unavailable => ByCode("Advice_", failure, "Advice_unavailable"));
    }

    /// <summary>A resource key's ending for a dotted code.</summary>
    internal static string KeyOf(string code) => code.Replace('.', '_').Replace('-', '_');

    private string ByCode(string prefix, Failure failure, string fallback, params object[] arguments)
    {
        var own = texts[prefix + KeyOf(failure.Code), arguments];
        return own.ResourceNotFound ? texts[fallback, arguments] : own;
    }

    private string KindName(string kind)
    {
        var name = texts["Kind_" + KeyOf(kind)];
        return name.ResourceNotFound ? kind : name.Value.ToString(CultureInfo.CurrentCulture);
    }
}
