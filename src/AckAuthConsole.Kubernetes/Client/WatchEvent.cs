namespace AckAuthConsole.Kubernetes.Client;

/// <summary>One event of a watch.</summary>
/// <typeparam name="T">What is watched.</typeparam>
/// <param name="Type">What happened.</param>
/// <param name="Item">The object; null for bookmarks.</param>
/// <param name="ResourceVersion">From where a later watch can go on.</param>
public sealed record WatchEvent<T>(WatchEventType Type, T? Item, string ResourceVersion)
    where T : class;
