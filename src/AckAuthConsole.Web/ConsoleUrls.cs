using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Web;

/// <summary>Every address of the console, built in one place. All are local and start with a slash.</summary>
public static class ConsoleUrls
{
    /// <summary>The overview.</summary>
    public const string Overview = "/";

    /// <summary>The list of RAM users.</summary>
    public const string Users = "/authorizations/users";

    /// <summary>The list of RAM roles.</summary>
    public const string Roles = "/authorizations/roles";

    /// <summary>The list of clusters.</summary>
    public const string Clusters = "/clusters";

    /// <summary>Who has access anywhere.</summary>
    public const string Access = "/access";

    /// <summary>What is risky anywhere.</summary>
    public const string Findings = "/findings";

    /// <summary>The history.</summary>
    public const string History = "/history";

    /// <summary>The settings.</summary>
    public const string Settings = "/settings";

    /// <summary>The signed-in person's own permissions.</summary>
    public const string MyPermissions = "/my-permissions";

    /// <summary>Where sign-in starts; takes <c>returnUrl</c>.</summary>
    public const string SignIn = "/signin";

    /// <summary>Where the sign-in service sends the browser back.</summary>
    public const string SignInCallback = "/signin/callback";

    /// <summary>Ends the session (POST with an antiforgery token).</summary>
    public const string SignOut = "/signout";

    /// <summary>What is shown after sign-out.</summary>
    public const string SignedOut = "/signed-out";

    /// <summary>What is shown when somebody may not sign in.</summary>
    public const string AccessRefused = "/access-refused";

    /// <summary>Keeps the session alive and proves it to an open page.</summary>
    public const string SessionRenewal = "/session/renewal";

    /// <summary>Where a sign-in for a page in another tab ends.</summary>
    public const string Resumed = "/session/resumed";

    /// <summary>Switches the language; takes <c>culture</c> and <c>returnUrl</c>.</summary>
    public const string Culture = "/culture";

    /// <summary>What is shown for an address that does not exist.</summary>
    public const string NotFound = "/not-found";

    /// <summary>What is shown when a page failed before it could be shown.</summary>
    public const string Error = "/error";

    /// <summary>Answers while the process lives.</summary>
    public const string Live = "/health/live";

    /// <summary>Answers with 200 while the console can work.</summary>
    public const string Ready = "/health/ready";

    /// <summary>Downloads the history as CSV; takes the filters of the page.</summary>
    public const string ExportCsv = "/api/history/export.csv";

    /// <summary>Downloads the history as NDJSON; takes the filters of the page.</summary>
    public const string ExportNdjson = "/api/history/export.ndjson";

    /// <summary>A RAM user's permissions.</summary>
    public static string User(PrincipalId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return $"{Users}/{id.Value}";
    }

    /// <summary>A RAM role's permissions.</summary>
    public static string Role(PrincipalId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return $"{Roles}/{id.Value}";
    }

    /// <summary>A principal's permissions.</summary>
    public static string Principal(PrincipalRef principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.Kind == PrincipalKind.RamRole ? Role(principal.Id) : User(principal.Id);
    }

    /// <summary>A cluster.</summary>
    public static string Cluster(ClusterId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return $"{Clusters}/{id.Value}";
    }

    /// <summary>A view of a cluster: <c>access</c>, <c>roles</c>, <c>bindings</c>, <c>who-can</c>, <c>findings</c>.</summary>
    public static string ClusterView(ClusterId id, string view) => $"{Cluster(id)}/{view}";

    /// <summary>A role of a cluster.</summary>
    public static string ClusterRole(ClusterId id, RbacKey role) => WithQuery(ClusterView(id, "roles/role"), ("name", role.Name), ("namespace", role.Namespace));

    /// <summary>A binding of a cluster.</summary>
    public static string Binding(ClusterId id, RbacKey binding) => WithQuery(ClusterView(id, "bindings"), ("binding", binding.Name), ("in", binding.Namespace));

    /// <summary>One line of the history.</summary>
    public static string HistoryEntry(long sequence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{History}/{sequence}");

    /// <summary>Sign-in that comes back to a local address.</summary>
    public static string SignInFor(string returnUrl) => WithQuery(SignIn, ("returnUrl", returnUrl));

    /// <summary>Adds the parameters that have a value, encoded, in the order given.</summary>
    public static string WithQuery(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var result = new System.Text.StringBuilder(path);
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in parameters)
        {
            if (string.IsNullOrEmpty(value))
                continue;

            result.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return result.ToString();
    }

    /// <summary>Whether an address stays on this site: one slash, no scheme, no host, nothing a browser would read as one.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] && !(url.Length > 1 && url[1] is '/' or '\\') && !url.Any(char.IsControl) && !url.Contains('\\', StringComparison.Ordinal);
}
