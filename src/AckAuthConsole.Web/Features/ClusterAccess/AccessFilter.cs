using System.Globalization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Access;
using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Web.Features.ClusterAccess;

/// <summary>What the address of "Access" holds. What is malformed counts as not given.</summary>
public sealed record AccessFilter
{
    /// <summary>Holders of one page.</summary>
    public const int PageSize = 50;

    /// <summary>A namespace; null for all.</summary>
    public NamespaceName? Namespace { get; init; }

    /// <summary>A kind of identity; null for all.</summary>
    public HolderKind? Kind { get; init; }

    /// <summary>Where bindings come from; null for all.</summary>
    public BindingOrigin? Origin { get; init; }

    /// <summary>Words to look for.</summary>
    public string Search { get; init; } = "";

    /// <summary>Whether only administrative access is shown.</summary>
    public bool AdministrativeOnly { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether anything is filtered.</summary>
    public bool IsFiltering => this with { Page = 1 } != new AccessFilter();

    /// <summary>Reads the address.</summary>
    public static AccessFilter Parse(string? ns, string? kind, string? origin, string? search, string? admin, string? page) => new()
    {
        Namespace = NamespaceName.TryParse(ns, out var name) ? name : null,
        Kind = Enum.TryParse<HolderKind>(kind, true, out var holders) && Enum.IsDefined(holders) ? holders : null,
        Origin = Enum.TryParse<BindingOrigin>(origin, true, out var from) && Enum.IsDefined(from) ? from : null,
        Search = search is { Length: <= 200 } ? search.Trim() : "",
        AdministrativeOnly = admin == "1",
        Page = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000 ? number : 1,
    };

    /// <summary>The address with these choices.</summary>
    public string ToAddress(string path) => ConsoleUrls.WithQuery(
        path,
        ("namespace", Namespace?.Value),
        ("kind", Kind?.ToString().ToLowerInvariant()),
        ("origin", Origin?.ToString().ToLowerInvariant()),
        ("q", Search),
        ("admin", AdministrativeOnly ? "1" : null),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>What the use case is asked.</summary>
    public ClusterAccessQuery ToQuery() => new()
    {
        Namespace = Namespace,
        Kind = Kind,
        Origin = Origin,
        Search = Search,
        AdministrativeOnly = AdministrativeOnly,
        Offset = (Page - 1) * PageSize,
        Size = PageSize,
    };
}
