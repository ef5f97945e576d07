using AckAuthConsole.Core.Rbac.Changes;
using AckAuthConsole.Core.Rbac.Objects;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.RbacChanges;

/// <summary>Says edits of roles and bindings in words.</summary>
internal static class RbacWords
{
    /// <summary>The edit as a sentence.</summary>
    public static string Sentence(IStringLocalizer<RbacChangesText> text, PlannedEdit planned) => text["Sentence_" + planned.Edit.Kind, Name(planned.Edit.Key), planned.Cluster.Name];

    /// <summary>An object by kind and name, with its namespace where it has one.</summary>
    public static string Name(RbacKey key) => key.Namespace.Length == 0 ? $"{key.Kind} {key.Name}" : $"{key.Kind} {key.Namespace}/{key.Name}";

    /// <summary>Words as a list in the person's language.</summary>
    public static string List(IStringLocalizer<RbacChangesText> text, IEnumerable<string> words) => string.Join(text["ListSeparator"], words);
}
