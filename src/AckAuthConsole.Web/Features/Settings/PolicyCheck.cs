using AckAuthConsole.Core.Settings;

namespace AckAuthConsole.Web.Features.Settings;

/// <summary>What the console's own RAM policies allow, summed up.</summary>
/// <param name="Groups">The actions by purpose, in the order in which Core names them.</param>
/// <param name="Allowed">How many are allowed.</param>
/// <param name="Missing">How many are missing.</param>
/// <param name="Unknown">How many could not be told.</param>
public sealed record PolicyCheck(IReadOnlyList<IGrouping<string, RequiredAction>> Groups, int Allowed, int Missing, int Unknown)
{
    /// <summary>Whether everything that the console needs is allowed.</summary>
    public bool IsComplete => Missing == 0 && Unknown == 0;

    /// <summary>Sums up.</summary>
    public static PolicyCheck Of(IReadOnlyList<RequiredAction> actions) => new(
        [.. actions.GroupBy(a => a.Purpose)],
        actions.Count(a => a.IsAllowed == true),
        actions.Count(a => a.IsAllowed == false),
        actions.Count(a => a.IsAllowed is null));
}
