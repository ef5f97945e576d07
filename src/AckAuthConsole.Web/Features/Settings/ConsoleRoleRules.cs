using AckAuthConsole.Core.Access;

namespace AckAuthConsole.Web.Features.Settings;

/// <summary>Tells beforehand why a console role cannot be changed. Core decides again.</summary>
internal static class ConsoleRoleRules
{
    /// <summary>The resource key of the reason why nobody can be added by this person; null when it can be done.</summary>
    public static string? ReasonAgainstAdding(ConsoleRole? role) => role == ConsoleRole.Administrator ? null : "RefusedNotAdministrator";

    /// <summary>The resource key of the reason why this assignment cannot be taken away by this person; null when it can.</summary>
    public static string? ReasonAgainstRemoval(ConsoleRoleAssignment assignment, IReadOnlyList<ConsoleRoleAssignment> all, ConsoleIdentity? person, ConsoleRole? role)
    {
        if (role != ConsoleRole.Administrator)
            return "RefusedNotAdministrator";
        if (assignment.FromConfiguration)
            return "RefusedFromConfiguration";
        if (person?.Principal == assignment.Principal)
            return "RefusedOwn";
        return assignment.Role == ConsoleRole.Administrator && all.Count(a => a.Role == ConsoleRole.Administrator) == 1 ? "RefusedLastAdministrator" : null;
    }
}
