namespace AckAuthConsole.Kubernetes.Client;

/// <summary>One page of a list that is read to its end.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="ResourceVersion">The version of the whole list: from there to watch.</param>
/// <param name="Restarted">The rest of the list was no longer kept (410) and it is read anew from its beginning: forget the pages before this one.</param>
/// <param name="IsLast">Whether nothing follows.</param>
public sealed record KubernetesPage<T>(IReadOnlyList<T> Items, string ResourceVersion, bool Restarted, bool IsLast)
    where T : class;
