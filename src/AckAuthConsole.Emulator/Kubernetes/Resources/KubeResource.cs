using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Schemas;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>A kind of object that API servers offer, with everything that is particular to it.</summary>
internal sealed class KubeResource
{
    /// <summary>What stored kinds offer.</summary>
    public static readonly IReadOnlyList<string> AllVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>Empty for the core group.</summary>
    public required string Group { get; init; }

    public required string Version { get; init; }

    /// <summary>As it stands in paths and in RBAC rules.</summary>
    public required string Plural { get; init; }

    public required string Kind { get; init; }

    public string Singular => Kind.ToLowerInvariant();

    public string ListKind => Kind + "List";

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary><c>clusterroles.rbac.authorization.k8s.io</c>; without a dot for the core group.</summary>
    public string QualifiedPlural => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>The kind with its group, as messages about validation name it.</summary>
    public string QualifiedKind => Group.Length == 0 ? Kind : $"{Kind}.{Group}";

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public bool IsNamespaced { get; init; } = true;

    public IReadOnlyList<string> Verbs { get; init; } = AllVerbs;

    /// <summary>Members besides apiVersion, kind and metadata.</summary>
    public required KubeSchema Schema { get; init; }

    public IReadOnlyList<TableColumn> Columns { get; init; } = [TableColumn.NameColumn, TableColumn.Age];

    public IReadOnlyList<KubeSubresource> Subresources { get; init; } = [];

    public KubeStrategy Strategy { get; init; } = new();

    /// <summary>Answers POST for kinds that are never stored (reviews); null for stored ones.</summary>
    public Func<KubeCall, JsonObject, JsonObject>? Answer { get; init; }

    /// <summary>Fields that a field selector may name besides <c>metadata.name</c> and <c>metadata.namespace</c>, with their values.</summary>
    public IReadOnlyDictionary<string, Func<JsonObject, string>> SelectableFields { get; init; } = new Dictionary<string, Func<JsonObject, string>>();

    /// <summary>False where strategic merge patches are refused, as they are for custom resources.</summary>
    public bool IsStored => Answer is null;

    public bool Offers(string verb) => Verbs.Contains(verb);

    public override string ToString() => QualifiedPlural;
}
