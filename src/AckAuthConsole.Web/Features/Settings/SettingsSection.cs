namespace AckAuthConsole.Web.Features.Settings;

/// <summary>A part of the settings page, each with its own URL.</summary>
public enum SettingsSection
{
    /// <summary>How the console is connected to the cloud.</summary>
    Connection,

    /// <summary>The console's own permissions.</summary>
    Permissions,

    /// <summary>Who is administrator or auditor.</summary>
    ConsoleRoles,

    /// <summary>Whether database and inventory do well.</summary>
    Health,
}
