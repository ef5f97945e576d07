using System.Text;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>A change of an object in one of the forms that the API takes.</summary>
public sealed class KubernetesPatch
{
    private KubernetesPatch(string contentType, string body, bool isApply = false, bool force = false) =>
        (ContentType, Body, IsApply, Force) = (contentType, Encoding.UTF8.GetBytes(body), isApply, force);

    internal string ContentType { get; }

    internal byte[] Body { get; }

    internal bool IsApply { get; }

    internal bool Force { get; }

    /// <summary>A JSON merge patch (RFC 7386): lists are replaced as a whole, null removes a field.</summary>
    public static KubernetesPatch Merge(string json) => new("application/merge-patch+json", json);

    /// <summary>A strategic merge patch: as a merge patch, but lists with a merge key are merged. Rules and subjects have none. Not for custom resources.</summary>
    public static KubernetesPatch StrategicMerge(string json) => new("application/strategic-merge-patch+json", json);

    /// <summary>A JSON patch (RFC 6902): a list of operations; a <c>test</c> that fails is <see cref="KubernetesErrorKind.Invalid"/>.</summary>
    public static KubernetesPatch Json(string json) => new("application/json-patch+json", json);

    /// <summary>Server-side apply: the wanted fields as YAML or JSON; the object is created when it does not exist.</summary>
    /// <param name="manifest">The object, with only the fields that are wanted.</param>
    /// <param name="force">Whether fields that other managers own are taken over; otherwise they are a <see cref="KubernetesErrorKind.Conflict"/>.</param>
    public static KubernetesPatch Apply(string manifest, bool force = false) => new("application/apply-patch+yaml", manifest, true, force);
}
