namespace AckAuthConsole.Web.Features.Settings;

/// <summary>The settings' parts and their place in the URL.</summary>
internal static class SettingsSections
{
    /// <summary>All, in order.</summary>
    public static IReadOnlyList<SettingsSection> All { get; } = Enum.GetValues<SettingsSection>();

    /// <summary>The last part of the URL; empty for the first.</summary>
    public static string Slug(SettingsSection section) => section switch
    {
        SettingsSection.Permissions => "permissions",
        SettingsSection.ConsoleRoles => "console-roles",
        SettingsSection.Health => "health",
        _ => "",
    };

    /// <summary>The page's address.</summary>
    public static string Href(SettingsSection section) => Slug(section) is { Length: > 0 } slug ? "/settings/" + slug : "/settings";

    /// <summary>The part that a URL names; null when there is none of that name.</summary>
    public static SettingsSection? Parse(string? slug) =>
        string.IsNullOrEmpty(slug) || slug == "connection" ? SettingsSection.Connection : All.Cast<SettingsSection?>().FirstOrDefault(s => Slug(s!.Value) == slug);
}
