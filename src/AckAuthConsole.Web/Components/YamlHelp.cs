namespace AckAuthConsole.Web.Components;

/// <summary>What can be written in a manifest, for the code editor (<c>wwwroot/editor/role-help.js</c>).</summary>
/// <param name="Fields">Every field by its path (<c>rules.*.verbs</c>), with what it is for.</param>
/// <param name="Resources">What rules can be about.</param>
/// <param name="IsWhole">Whether there are no other resources.</param>
/// <param name="Texts">The editor's own words by name.</param>
public sealed record YamlHelp(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<YamlHelp.Resource> Resources, bool IsWhole, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>A resource or subresource.</summary>
    /// <param name="Group">Its API group; empty for the core group.</param>
    /// <param name="Name">Its name as rules have it.</param>
    /// <param name="Namespaced">Whether its objects are in namespaces.</param>
    /// <param name="Verbs">What can be done with it.</param>
    public sealed record Resource(string Group, string Name, bool Namespaced, IReadOnlyList<string> Verbs);
}
