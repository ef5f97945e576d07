using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Web.Features.RbacChanges;

/// <summary>Manifests as people compare them: as YAML, without what the API server counts by itself.</summary>
internal static class ManifestText
{
    /// <summary>The YAML; empty for nothing.</summary>
    public static string Of(IRbacManifests manifests, RbacManifest? manifest)
    {
        if (manifest is null)
            return "";
        var plain = new RbacMetadata { Labels = manifest.Metadata.Labels, Annotations = manifest.Metadata.Annotations };
        return manifests.ToYaml(manifest.Role is { } role ? manifests.Of(role with { Metadata = plain }, manifest) : manifests.Of(manifest.Binding! with { Metadata = plain }, manifest));
    }
}
