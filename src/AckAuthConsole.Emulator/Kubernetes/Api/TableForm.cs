using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>Objects in the forms that callers can ask for instead of the whole: as rows of a table, or their metadata alone.</summary>
internal static class TableForm
{
    /// <summary>A table.</summary>
    /// <param name="resource">Kind of the objects.</param>
    /// <param name="items">The objects.</param>
    /// <param name="metadata">Of the list.</param>
    /// <param name="include">What each row carries of its object: <c>None</c>, <c>Metadata</c> (default) or <c>Object</c>.</param>
    /// <param name="now">Moment from which ages are counted.</param>
    /// <param name="hasColumns">False in the later events of a watch, which repeat no headings.</param>
    /// <param name="version">Version of the Table kind.</param>
    public static JsonObject Table(KubeResource resource, IEnumerable<StoredObject> items, JsonObject metadata, string include, DateTimeOffset now, bool hasColumns, string version) => new()
    {
        ["kind"] = "Table",
        ["apiVersion"] = "meta.k8s.io/" + version,
        ["metadata"] = metadata.DeepClone(),
        ["columnDefinitions"] = hasColumns ? new JsonArray([.. resource.Columns.Select(column => (JsonNode)new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.Type,
            ["format"] = column.Format,
            ["description"] = column.Description,
            ["priority"] = column.IsWide ? 1 : 0,
        })]) : null,
        ["rows"] = new JsonArray([.. items.Select(item => (JsonNode)new JsonObject
        {
            ["cells"] = new JsonArray([.. resource.Columns.Select(column => column.Value(item, now))]),
            ["object"] = include switch
            {
                "None" => null,
                "Object" => item.Data.DeepClone(),
                _ => Partial(item.Data, version),
            },
        })]),
    };

    /// <summary>An object's metadata alone.</summary>
    public static JsonObject Partial(JsonObject data, string version) => new()
    {
        ["kind"] = "PartialObjectMetadata",
        ["apiVersion"] = "meta.k8s.io/" + version,
        ["metadata"] = data["metadata"]!.DeepClone(),
    };
}
