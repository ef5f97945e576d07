namespace AckAuthConsole.Data.Keys;

/// <summary>A data protection key as the framework wrote it.</summary>
internal sealed class DataProtectionKeyRow
{
    /// <summary>A running number.</summary>
    public int Id { get; init; }

    /// <summary>The framework's name for it.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>The element.</summary>
    public required string Xml { get; init; }
}
