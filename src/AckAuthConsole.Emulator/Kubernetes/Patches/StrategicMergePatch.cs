using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Schemas;

namespace AckAuthConsole.Emulator.Kubernetes.Patches;

/// <summary>Merge patches that know which lists are merged by a key and that understand the directives <c>$patch</c>, <c>$deleteFromPrimitiveList</c>, <c>$setElementOrder</c> and <c>$retainKeys</c>.</summary>
internal static class StrategicMergePatch
{
    private const string Directive = "$patch";
    private const string DeletePrefix = "$deleteFromPrimitiveList/";
    private const string OrderPrefix = "$setElementOrder/";
    private const string RetainKeys = "$retainKeys";

    public static JsonObject Apply(KubeResource resource, JsonObject patch, JsonObject json) => Merge(Whole(resource), patch, json);

    private static KubeSchema Whole(KubeResource resource) => KubeSchema.Object(
        resource.Kind, "", [new("apiVersion", KubeSchema.Text, ""), new("kind", KubeSchema.Text, ""), new("metadata", MetaSchemas.ObjectMeta, ""), .. resource.Schema.Fields]);

    private static JsonObject Merge(KubeSchema? schema, JsonObject patch, JsonObject json)
    {
        switch ((string?)patch[Directive])
        {
            case "replace":
                var replacement = (JsonObject)patch.DeepClone();
                replacement.Remove(Directive);
                return replacement;
            case "delete":
                return [];
        }
        if (patch[RetainKeys] is JsonArray retained)
        {
            var keep = retained.Select(item => (string?)item).ToHashSet();
            foreach (var name in json.Select(member => member.Key).Where(name => !keep.Contains(name)).ToList()) json.Remove(name);
        }
        foreach (var (name, value) in patch)
        {
            if (name is Directive or RetainKeys || name.StartsWith(OrderPrefix, StringComparison.Ordinal)) continue;
            if (name.StartsWith(DeletePrefix, StringComparison.Ordinal))
            {
                var gone = (value as JsonArray ?? []).Select(item => item?.ToJsonString()).ToHashSet();
                if (json[name[DeletePrefix.Length..]] is JsonArray list)
                {
                    foreach (var item in list.Where(item => gone.Contains(item?.ToJsonString())).ToList()) list.Remove(item);
                }
                continue;
            }
            var field = schema is { Type: SchemaType.Map } ? schema.Items : schema?.Field(name)?.Schema;
            json.TryGetPropertyValue(name, out var old);
            switch (value)
            {
                case null:
                    json.Remove(name);
                    break;
                case JsonObject part:
                    json[name] = Merge(field, part, old is JsonObject was ? (JsonObject)was.DeepClone() : []);
                    break;
                case JsonArray items when field is { Type: SchemaType.List, Kind: ListKind.Map } && old is JsonArray list:
                    json[name] = MergeByKey(field, items, list);
                    break;
                case JsonArray items when field is { Type: SchemaType.List, Kind: ListKind.Map }:
                    json[name] = MergeByKey(field, items, []);
                    break;
                case JsonArray items when field is { Type: SchemaType.List, Kind: ListKind.Set } && old is JsonArray set:
                    var texts = set.Concat(items).Select(item => (string?)item).Distinct();
                    json[name] = new JsonArray([.. texts.Select(text => (JsonNode?)text)]);
                    break;
                default:
                    json[name] = value.DeepClone();
                    break;
            }
            if (patch[OrderPrefix + name] is JsonArray order && json[name] is JsonArray ordered && field is not null) json[name] = Sorted(field, ordered, order);
        }
        return json;
    }

    private static JsonArray MergeByKey(KubeSchema list, JsonArray patch, JsonArray old)
    {
        if (patch.Any(item => (string?)item?[Directive] == "replace"))
        {
            return new([.. patch.Where(item => item?[Directive] is null).Select(item => item?.DeepClone())]);
        }
        var key = list.Keys[0];
        var result = old.Select(item => item?.DeepClone()).ToList();
        foreach (var item in patch.Select(item => item as JsonObject ?? throw KubeError.Unprocessable()))
        {
            var value = item[key] ?? throw KubeError.BadRequest($"map: {item.ToJsonString()} does not contain declared merge key: {key}");
            var index = result.FindIndex(other => JsonNode.DeepEquals(other?[key], value));
            if ((string?)item[Directive] == "delete")
            {
                result.RemoveAll(other => JsonNode.DeepEquals(other?[key], value));
            }
            else if (index >= 0)
            {
                result[index] = Merge(list.Items, item, (JsonObject)result[index]!);
            }
            else
            {
                result.Add(Merge(list.Items, item, []));
            }
        }
        return new([.. result]);
    }

    private static JsonArray Sorted(KubeSchema list, JsonArray items, JsonArray order)
    {
        string? KeyOf(JsonNode? item) => list.Kind == ListKind.Map ? item?[list.Keys[0]]?.ToJsonString() : item?.ToJsonString();

        var places = order.Select((item, index) => (Key: KeyOf(item), index)).GroupBy(place => place.Key).ToDictionary(group => group.Key ?? "", group => group.First().index);
        return new([.. items.Select((item, index) => (Item: item, Place: places.GetValueOrDefault(KeyOf(item) ?? "", int.MaxValue), index)).OrderBy(entry => entry.Place).ThenBy(entry => entry.index).Select(entry => entry.Item?.DeepClone())]);
    }
}
