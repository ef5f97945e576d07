using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;
using Microsoft.AspNetCore.WebUtilities;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>
/// Writes staged changes into an address and reads them back, so that a reload, a sign-in in between or a link to a colleague keeps them.
/// <c>add=&lt;scope&gt;|&lt;role&gt;</c>, <c>remove=&lt;scope&gt;|&lt;role&gt;</c>, <c>change=&lt;scope&gt;|&lt;old&gt;|&lt;new&gt;</c>. Reading never grants anything: the plan checks it all.
/// </summary>
public static class StagedAddress
{
    /// <summary>Longer addresses are not written; what is staged then lives as long as the page.</summary>
    public const int MaxLength = 6000;

    /// <summary>The parameters in this feature's own order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["add", "remove", "change"];

    /// <summary>The address with these changes in place of those it has.</summary>
    public static string Write(string uri, IReadOnlyList<PermissionEdit> edits)
    {
        var bare = Without(uri, Names);
        var full = QueryHelpers.AddQueryString(bare, edits.Select(e => e switch
        {
            PermissionEdit.Grant g => KeyValuePair.Create<string, string?>("add", g.Permission.Key.Text),
            PermissionEdit.Revoke r => KeyValuePair.Create<string, string?>("remove", r.Key.Text),
            PermissionEdit.Replace r => KeyValuePair.Create<string, string?>("change", $"{r.Key.Text}|{r.Permission.Role.Text}"),
            _ => throw new InvalidOperationException("An edit of a kind that this console does not know."),
        }));
        return full.Length > MaxLength ? bare : full;
    }

    /// <summary>The changes that an address carries; what cannot be read or breaks a rule is left out.</summary>
    public static IReadOnlyList<PermissionEdit> Read(string uri)
    {
        var edits = new List<PermissionEdit>();
        foreach (var (name, values) in QueryHelpers.ParseQuery(QueryOf(uri)))
        {
            foreach (var value in values)
            {
                if (ReadOne(name, (value ?? "").Split('|')) is { } edit)
                    edits.Add(edit);
            }
        }

        return edits;
    }

    /// <summary>The address without some parameters.</summary>
    public static string Without(string uri, IEnumerable<string> names)
    {
        var question = uri.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
            return uri;
        var rest = QueryHelpers.ParseQuery(uri[question..])
            .Where(p => !names.Contains(p.Key))
            .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v)));
        return QueryHelpers.AddQueryString(uri[..question], rest);
    }

    /// <summary>One parameter of an address; null when it is not there.</summary>
    public static string? Get(string uri, string name) =>
        QueryHelpers.ParseQuery(QueryOf(uri)).TryGetValue(name, out var values) ? values.ToString() : null;

    private static string QueryOf(string uri) => uri.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? uri[at..] : "";

    private static PermissionEdit? ReadOne(string name, string[] words)
    {
        if (words.Length < 2 || ScopeOf(words[0]) is not { } scope || RoleOf(words[1]) is not { } role)
            return null;
        return name switch
        {
            "add" when words.Length == 2 && DesiredPermission.Create(scope, role) is { IsSuccess: true } desired => new PermissionEdit.Grant(desired.Value),
            "remove" when words.Length == 2 => new PermissionEdit.Revoke(new PermissionKey(scope, role)),
            "change" when words.Length == 3 && RoleOf(words[2]) is { } next && DesiredPermission.Create(scope, next) is { IsSuccess: true } desired =>
                new PermissionEdit.Replace(new PermissionKey(scope, role), desired.Value),
            _ => null,
        };
    }

    private static PermissionScope? ScopeOf(string text)
    {
        if (text == PermissionScope.Everywhere.Text)
            return PermissionScope.Everywhere;
        var parts = text.Split('/');
        if (!ClusterId.TryParse(parts[0], out var cluster))
            return null;
        return parts.Length switch
        {
            1 => PermissionScope.Of(cluster),
            2 when NamespaceName.TryParse(parts[1], out var name) => PermissionScope.Of(cluster, name),
            _ => null,
        };
    }

    private static PermissionRole? RoleOf(string text)
    {
        if (PredefinedRoles.TryFromApiName(text, out var role))
            return PermissionRole.Of(role.Value);
        return text.StartsWith("custom:", StringComparison.Ordinal) && ClusterRoleName.TryParse(text[7..], out var name) ? PermissionRole.Of(name) : null;
    }
}
