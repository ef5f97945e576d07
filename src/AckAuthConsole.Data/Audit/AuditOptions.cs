namespace AckAuthConsole.Data.Audit;

/// <summary>Settings of the audit trail.</summary>
public sealed class AuditOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Audit";

    /// <summary>
    /// The file outside the database that holds the newest entry's number and hash, relative to the content root; beside the database when empty.
    /// Best on another disk, where who can change the database cannot change it.
    /// </summary>
    public string? HeadFile { get; set; }
}
