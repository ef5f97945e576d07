using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>Turns manifests into objects and back. Pure: nothing is asked of a cluster.</summary>
public interface IRbacManifests
{
    /// <summary>
    /// Reads one RBAC object from YAML or JSON. Errors are <see cref="Failure.Invalid"/> with the place in <see cref="Failure.Invalid.Fields"/>: a syntax error with line and column, a wrong field with its path, what the API server
    /// would refuse in the API server's words.
    /// </summary>
    Result<RbacManifest> Parse(string text);

    /// <summary>Where in a text the field of each fault stands, or what encloses it; null when the text cannot be read so far and the fault names no place.</summary>
    IReadOnlyList<TextPlace?> Locate(string text, IReadOnlyList<FieldFault> faults);

    /// <summary>A manifest for a role; unknown fields of <paramref name="original"/>, when there is one, stay.</summary>
    RbacManifest Of(RbacRole role, RbacManifest? original = null);

    /// <summary>A manifest for a binding; unknown fields of <paramref name="original"/>, when there is one, stay.</summary>
    RbacManifest Of(RbacBinding binding, RbacManifest? original = null);

    /// <summary>The manifest as YAML in the usual order of fields.</summary>
    string ToYaml(RbacManifest manifest);

    /// <summary>What the API server's validation would say about a role or binding, field by field; empty when nothing.</summary>
    IReadOnlyList<FieldFault> Validate(RbacManifest manifest);
}
