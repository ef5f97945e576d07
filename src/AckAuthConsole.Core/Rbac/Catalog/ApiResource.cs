using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Catalog;

/// <summary>A resource that an API server has, as rules name it.</summary>
/// <param name="ApiGroup">Its API group; empty for the core group.</param>
/// <param name="Name">The name in the plural; a subresource as <c>pods/log</c>.</param>
/// <param name="IsNamespaced">Whether its objects are in namespaces.</param>
/// <param name="Verbs">What can be done with it, with the verbs that RBAC alone knows (<c>bind</c>, <c>escalate</c>, <c>impersonate</c>, <c>approve</c>, <c>sign</c>).</param>
public sealed record ApiResource(string ApiGroup, string Name, bool IsNamespaced, ImmutableArray<string> Verbs)
{
    /// <summary>As one writes it in a question: <c>pods</c>, <c>deployments.apps</c>, <c>deployments.apps/scale</c>.</summary>
    public string ToQuestionWord()
    {
        if (ApiGroup.Length == 0)
            return Name;
        var slash = Name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? $"{Name}.{ApiGroup}" : $"{Name[..slash]}.{ApiGroup}{Name[slash..]}";
    }
}
