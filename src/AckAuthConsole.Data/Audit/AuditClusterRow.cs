namespace AckAuthConsole.Data.Audit;

/// <summary>One cluster that an entry concerns.</summary>
internal sealed class AuditClusterRow
{
    /// <summary>The entry.</summary>
    public required long Sequence { get; init; }

    /// <summary>The cluster's id, folded; <c>*</c> for all clusters.</summary>
    public required string ClusterId { get; init; }
}
