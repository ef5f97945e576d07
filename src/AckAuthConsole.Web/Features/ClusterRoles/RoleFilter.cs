using System.Globalization;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Roles;

namespace AckAuthConsole.Web.Features.ClusterRoles;

/// <summary>What the address of "Cluster Roles" holds. What is malformed counts as not given.</summary>
public sealed record RoleFilter
{
    /// <summary>Roles of one page.</summary>
    public const int PageSize = 50;

    /// <summary>Who looks after them; null for all.</summary>
    public RoleOrigin? Origin { get; init; }

    /// <summary>Roles of namespaces instead of ClusterRoles.</summary>
    public bool Namespaced { get; init; }

    /// <summary>Words to look for.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only roles that nobody holds.</summary>
    public bool UnusedOnly { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether anything is filtered.</summary>
    public bool IsFiltering => this with { Page = 1, Namespaced = false } != new RoleFilter();

    /// <summary>Reads the address.</summary>
    public static RoleFilter Parse(string? origin, string? kind, string? search, string? unused, string? page) => new()
    {
        Origin = Enum.TryParse<RoleOrigin>(origin, true, out var from) && Enum.IsDefined(from) ? from : null,
        Namespaced = kind == "role",
        Search = search is { Length: <= 200 } ? search.Trim() : "",
        UnusedOnly = unused == "1",
        Page = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000 ? number : 1,
    };

    /// <summary>The address with these choices.</summary>
    public string ToAddress(string path) => ConsoleUrls.WithQuery(
        path,
        ("kind", Namespaced ? "role" : null),
        ("origin", Origin?.ToString().ToLowerInvariant()),
        ("q", Search),
        ("unused", UnusedOnly ? "1" : null),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>What the use case is asked.</summary>
    public RoleQuery ToQuery() => new() { Origin = Origin, Namespaced = Namespaced, Search = Search, UnusedOnly = UnusedOnly, Offset = (Page - 1) * PageSize, Size = PageSize };
}
