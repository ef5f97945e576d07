namespace AckAuthConsole.Kubernetes.Client;

/// <summary>Which objects are listed or watched.</summary>
public sealed record ListOptions
{
    /// <summary>Everything.</summary>
    public static ListOptions None { get; } = new();

    /// <summary>Conditions on labels, for instance <c>team=a,env in (prod,test)</c>; null for none.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Conditions on fields, for instance <c>metadata.name=view</c>; null for none.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>How many objects a page has at most; null for the client's page size. Zero asks for everything at once.</summary>
    public int? Limit { get; init; }

    /// <summary>Where the page begins, from the page before; null for the first.</summary>
    public string? Continue { get; init; }

    /// <summary>A version that the list must be of, see <see cref="ResourceVersionMatch"/>; null for the newest.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary><c>Exact</c> or <c>NotOlderThan</c>; null for the server's default.</summary>
    public string? ResourceVersionMatch { get; init; }
}
