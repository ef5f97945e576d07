using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.WhoCan;

/// <summary>The question "who can", as a person asks it.</summary>
/// <param name="Verb">What is done: <c>get</c>, <c>delete</c>, …</param>
/// <param name="Resource">To what: <c>pods</c>, <c>pods/exec</c>, <c>deployments.apps</c>, or a path that begins with a slash.</param>
/// <param name="Namespace">Where; null for the whole cluster.</param>
/// <param name="Anywhere">Whether those are asked for too who can in some namespace only; counts without a namespace.</param>
/// <param name="Name">The object's name; empty for any.</param>
public sealed record WhoCanQuery(string Verb, string Resource, NamespaceName? Namespace, bool Anywhere, string Name)
{
    private const int MaxLength = 253;

    /// <summary>What the authorizer is asked. A resource without a group gets the one that Kubernetes and ACK give it; a group of its own is written behind the first dot.</summary>
    public Result<AccessQuestion> ToQuestion()
    {
        var verb = Verb.Trim();
        var resource = Resource.Trim();
        if (verb.Length == 0 || verb.Length > MaxLength || verb.Any(char.IsWhiteSpace))
            return new Failure.Invalid("who-can.verb", "verb", Shorten(verb));
        if (resource.Length == 0 || resource.Length > MaxLength || resource.Any(char.IsWhiteSpace))
            return new Failure.Invalid("who-can.resource", "resource", Shorten(resource));
        if (Name.Trim().Length > MaxLength)
            return new Failure.Invalid("who-can.name", "name", Shorten(Name));
        if (resource[0] == '/')
            return AccessQuestion.OfPath(verb, resource);

        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        var (whole, subresource) = slash < 0 ? (resource, "") : (resource[..slash], resource[(slash + 1)..]);
        var dot = whole.IndexOf('.', StringComparison.Ordinal);
        var (plural, group) = dot < 0 ? (whole, KnownResources.GroupOf(whole)) : (whole[..dot], whole[(dot + 1)..]);
        if (plural.Length == 0 || (slash >= 0 && subresource.Length == 0))
            return new Failure.Invalid("who-can.resource", "resource", Shorten(resource));
        var ns = KnownResources.IsClusterScoped(plural, group) ? "" : Namespace?.Value ?? "";
        return plural == "namespaces" && group.Length == 0 && Namespace is { } one && Name.Trim().Length == 0
            ? AccessQuestion.OfNamespace(verb, one.Value, subresource)
            : AccessQuestion.Of(verb, group, plural, ns, Name.Trim(), subresource);
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200];
}
