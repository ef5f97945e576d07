namespace AckAuthConsole.Core.Results;

/// <summary>What the console depends on.</summary>
public enum Dependency
{
    /// <summary>The Alibaba Cloud APIs.</summary>
    Cloud,

    /// <summary>One cluster's API server.</summary>
    Cluster,

    /// <summary>The console's database cannot be opened, read or written.</summary>
    Database,

    /// <summary>The disk or the database is full.</summary>
    DatabaseFull,

    /// <summary>The database stays locked by another writer.</summary>
    DatabaseBusy,
}
