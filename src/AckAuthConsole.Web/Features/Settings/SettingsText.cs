namespace AckAuthConsole.Web.Features.Settings;

/// <summary>Names the texts of the settings pages; the words stand in the resource files beside it.</summary>
public sealed class SettingsText;
