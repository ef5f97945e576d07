using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Core.Rbac.Bindings;

/// <summary>Which bindings are asked for.</summary>
public sealed record BindingQuery
{
    /// <summary>The most bindings in one page.</summary>
    public const int MaxSize = 200;

    /// <summary>Only bindings of this namespace; null for all, those of the whole cluster included.</summary>
    public NamespaceName? Namespace { get; init; }

    /// <summary>Only bindings that come from there; null for all but those of Kubernetes itself.</summary>
    public BindingOrigin? Origin { get; init; }

    /// <summary>Words that the name, the role, the namespace or a subject must contain.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only bindings that give nothing: their role is missing, they name nobody, or only people who are deleted.</summary>
    public bool UselessOnly { get; init; }

    /// <summary>How many to leave out.</summary>
    public int Offset { get; init; }

    /// <summary>How many to return, 1 to <see cref="MaxSize"/>.</summary>
    public int Size { get; init; } = 50;
}
