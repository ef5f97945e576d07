using System.Globalization;
using System.Text;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>Paths and queries of the API.</summary>
internal static class KubernetesPaths
{
    /// <summary>The path of a resource, an object of it, or its subresource.</summary>
    /// <exception cref="KubernetesException">A name is none that the API takes.</exception>
    public static string Of<T>(KubernetesResource<T> resource, string? ns, string? name = null, string? subresource = null)
        where T : class
    {
        var path = new StringBuilder(resource.Group.Length == 0 ? "api/" : $"apis/{Uri.EscapeDataString(resource.Group)}/").Append(Uri.EscapeDataString(resource.Version));
        if (!string.IsNullOrEmpty(ns))
            path.Append("/namespaces/").Append(Segment(ns, "namespace", resource.Plural));
        path.Append('/').Append(Uri.EscapeDataString(resource.Plural));
        if (name is not null)
            path.Append('/').Append(Segment(name, "name", resource.Plural));
        if (subresource is not null)
            path.Append('/').Append(Uri.EscapeDataString(subresource));
        return path.ToString();
    }

    /// <summary>A path with the parameters that have a value.</summary>
    public static string WithQuery(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var text = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (value is null)
                continue;
            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return text.ToString();
    }

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name as one segment of a path. What is none must not lead elsewhere: the API server takes none of these as a name either.</summary>
    /// <exception cref="KubernetesException">It is no such name.</exception>
    public static string Segment(string value, string what, string resource) => value.Length > 0 && value is not ("." or "..") && value.AsSpan().IndexOfAny('/', '%') < 0
        ? Uri.EscapeDataString(value)
        : throw new KubernetesException(new KubernetesError
        {
            Kind = KubernetesErrorKind.Invalid,
            Reason = "InvalidName",
            Message = $"The {what} must not be empty, '.' or '..', nor contain '/' or '%'; nothing was sent.",
            Operation = resource,
            DetailsName = value,
        });
}
