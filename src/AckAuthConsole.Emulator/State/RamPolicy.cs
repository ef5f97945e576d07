namespace AckAuthConsole.Emulator.State;

/// <summary>A RAM policy with its versions.</summary>
internal sealed class RamPolicy
{
    public const string System = "System";
    public const string Custom = "Custom";

    public required string PolicyName { get; init; }

    /// <summary><see cref="System"/> or <see cref="Custom"/>.</summary>
    public required string PolicyType { get; init; }

    public string Description { get; set; } = "";

    public required string DefaultVersion { get; set; }

    public DateTimeOffset CreateDate { get; set; }

    public DateTimeOffset UpdateDate { get; set; }

    /// <summary>Oldest first.</summary>
    public List<RamPolicyVersion> Versions { get; set; } = [];

    /// <summary>The number of the next version; numbers are never used again.</summary>
    public int NextVersion { get; set; } = 2;

    public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>The document in force.</summary>
    public string DefaultDocument => Versions.First(v => v.VersionId == DefaultVersion).PolicyDocument;

    public static RamPolicy Create(string type, string name, string document, DateTimeOffset now, string description = "", int version = 1) => new()
    {
        PolicyName = name,
        PolicyType = type,
        Description = description,
        DefaultVersion = $"v{version}",
        NextVersion = version + 1,
        CreateDate = now,
        UpdateDate = now,
        Versions = [new() { VersionId = $"v{version}", PolicyDocument = document, CreateDate = now }],
    };
}

/// <summary>One version of a policy.</summary>
internal sealed class RamPolicyVersion
{
    public required string VersionId { get; init; }

    public required string PolicyDocument { get; init; }

    public DateTimeOffset CreateDate { get; set; }
}
