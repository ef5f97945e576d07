using System.Globalization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Bindings;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Web.Features.Bindings;

/// <summary>What the address of "Bindings" holds. What is malformed counts as not given.</summary>
public sealed record BindingFilter
{
    /// <summary>Bindings of one page.</summary>
    public const int PageSize = 50;

    /// <summary>A namespace; null for all.</summary>
    public NamespaceName? Namespace { get; init; }

    /// <summary>Where bindings come from; null for all but those of Kubernetes.</summary>
    public BindingOrigin? Origin { get; init; }

    /// <summary>Words to look for.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only bindings that give nothing.</summary>
    public bool UselessOnly { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The binding whose panel is open; null for none.</summary>
    public RbacKey? Open { get; init; }

    /// <summary>Whether anything is filtered.</summary>
    public bool IsFiltering => this with { Page = 1, Open = null } != new BindingFilter();

    /// <summary>Reads the address.</summary>
    public static BindingFilter Parse(string? ns, string? origin, string? search, string? useless, string? page, string? binding, string? bindingNamespace) => new()
    {
        Namespace = NamespaceName.TryParse(ns, out var name) ? name : null,
        Origin = Enum.TryParse<BindingOrigin>(origin, true, out var from) && Enum.IsDefined(from) ? from : null,
        Search = search is { Length: <= 200 } ? search.Trim() : "",
        UselessOnly = useless == "1",
        Page = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000 ? number : 1,
        Open = string.IsNullOrEmpty(binding) || binding.Length > 1000 || bindingNamespace is { Length: > 1000 } ? null
            : string.IsNullOrEmpty(bindingNamespace) ? RbacKey.ClusterRoleBinding(binding) : RbacKey.RoleBinding(bindingNamespace, binding),
    };

    /// <summary>The address with these choices.</summary>
    public string ToAddress(string path) => ConsoleUrls.WithQuery(
        path,
        ("namespace", Namespace?.Value),
        ("origin", Origin?.ToString().ToLowerInvariant()),
        ("q", Search),
        ("useless", UselessOnly ? "1" : null),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ("binding", Open?.Name),
        ("in", Open?.Namespace));

    /// <summary>What the use case is asked.</summary>
    public BindingQuery ToQuery() => new() { Namespace = Namespace, Origin = Origin, Search = Search, UselessOnly = UselessOnly, Offset = (Page - 1) * PageSize, Size = PageSize };
}
