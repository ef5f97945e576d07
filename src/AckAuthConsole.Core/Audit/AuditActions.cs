namespace AckAuthConsole.Core.Audit;

/// <summary>The stable names of what is recorded.</summary>
public static class AuditActions
{
    /// <summary>A principal's permissions are changed.</summary>
    public const string ChangePermissions = "permissions.change";

    /// <summary>A console role is assigned.</summary>
    public const string AssignConsoleRole = "console-role.assign";

    /// <summary>A console role is taken away.</summary>
    public const string RemoveConsoleRole = "console-role.remove";

    /// <summary>Somebody signed in.</summary>
    public const string SignIn = "session.sign-in";

    /// <summary>Somebody signed out.</summary>
    public const string SignOut = "session.sign-out";

    /// <summary>A sign-in was refused.</summary>
    public const string SignInRefused = "session.refused";

    /// <summary>A use case refused somebody.</summary>
    public const string AccessRefused = "access.refused";

    /// <summary>The history was exported.</summary>
    public const string ExportHistory = "history.export";

    /// <summary>Who may do what in a cluster was exported.</summary>
    public const string ExportAccess = "access.export";

    /// <summary>What is risky was exported.</summary>
    public const string ExportFindings = "findings.export";

    /// <summary>A finding is accepted for a while.</summary>
    public const string SuppressFinding = "finding.suppress";

    /// <summary>A finding is no longer accepted.</summary>
    public const string ReopenFinding = "finding.reopen";

    /// <summary>A role or binding of a cluster is created, replaced or deleted.</summary>
    public const string ChangeRbac = "rbac.change";

    /// <summary>The chain was verified.</summary>
    public const string VerifyHistory = "history.verify";

    /// <summary>Every action, for filters.</summary>
    public static IReadOnlyList<string> All { get; } =
        [ChangePermissions, AssignConsoleRole, RemoveConsoleRole, SignIn, SignOut, SignInRefused, AccessRefused, ExportHistory, VerifyHistory, ChangeRbac, ExportAccess, ExportFindings, SuppressFinding, ReopenFinding];
}
