using System.Net.Http.Headers;
using AckAuthConsole.Kubernetes.Kubeconfigs;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>Says as whom a request is made.</summary>
internal static class ImpersonationHeaders
{
    public static void Add(HttpRequestHeaders headers, Impersonation who)
    {
        headers.TryAddWithoutValidation("Impersonate-User", who.UserName);
        if (who.Uid.Length > 0)
            headers.TryAddWithoutValidation("Impersonate-Uid", who.Uid);

        // One header each: a name may hold a comma.
        if (who.Groups.Count > 0)
            headers.TryAddWithoutValidation("Impersonate-Group", who.Groups);
        foreach (var (key, values) in who.Extra)
            headers.TryAddWithoutValidation("Impersonate-Extra-" + Uri.EscapeDataString(key), values);
    }
}
