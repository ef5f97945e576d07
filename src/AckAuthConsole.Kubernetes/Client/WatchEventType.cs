namespace AckAuthConsole.Kubernetes.Client;

/// <summary>What a watch says.</summary>
public enum WatchEventType
{
    /// <summary>An object came, or matches the selector now.</summary>
    Added,

    /// <summary>An object changed.</summary>
    Modified,

    /// <summary>An object went, or no longer matches the selector; it is given as it was last.</summary>
    Deleted,

    /// <summary>Nothing happened up to this version.</summary>
    Bookmark,
}
