using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Schemas;

namespace AckAuthConsole.Emulator.Kubernetes.Discovery;

/// <summary>The kinds as OpenAPI tells them: version 2 as one document, version 3 as one per API version.</summary>
internal static class OpenApiDocuments
{
    private const string MetaName = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private static readonly ConcurrentDictionary<string, byte[]> s_documents = new();

    /// <summary>Which documents of version 3 there are.</summary>
    public static JsonObject Index(KubeResourceRegistry registry) => new()
    {
        ["paths"] = new JsonObject(registry.Groups.SelectMany(group => registry.VersionsOf(group).Select(version => PathOf(group, version))).Select(path =>
            KeyValuePair.Create(path, (JsonNode?)new JsonObject { ["serverRelativeURL"] = $"/openapi/v3/{path}?hash={Hash(registry, path)}" }))),
    };

    /// <summary>A document of version 3; null: there is none.</summary>
    /// <param name="registry">All kinds.</param>
    /// <param name="path">Such as <c>apis/apps/v1</c>.</param>
    public static byte[]? Version3(KubeResourceRegistry registry, string path)
    {
        var resources = registry.All.Where(resource => PathOf(resource.Group, resource.Version) == path).ToList();
        return resources.Count == 0 ? null : s_documents.GetOrAdd(path, _ => ReplyWriter.Bytes(new Writer("#/components/schemas/").Version3(resources)));
    }

    /// <summary>The document of version 2.</summary>
    public static byte[] Version2(KubeResourceRegistry registry) => s_documents.GetOrAdd("", _ => ReplyWriter.Bytes(new Writer("#/definitions/").Version2(registry.All)));

    private static string Hash(KubeResourceRegistry registry, string path) => Convert.ToHexString(SHA256.HashData(Version3(registry, path)!));

    private static string PathOf(string group, string version) => group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}";

    private sealed class Writer(string references)
    {
        private readonly JsonObject _definitions = [];

        public JsonObject Version2(IEnumerable<KubeResource> resources)
        {
            var paths = Paths([.. resources], isVersion3: false);
            return new()
            {
                ["swagger"] = "2.0",
                ["info"] = Info(),
                ["paths"] = paths,
                ["definitions"] = _definitions,
            };
        }

        public JsonObject Version3(IReadOnlyList<KubeResource> resources)
        {
            var paths = Paths(resources, isVersion3: true);
            return new()
            {
                ["openapi"] = "3.0.0",
                ["info"] = Info(),
                ["paths"] = paths,
                ["components"] = new JsonObject { ["schemas"] = _definitions },
            };
        }

        private static JsonObject Info() => new() { ["title"] = "Kubernetes", ["version"] = "emulator" };

        private JsonObject Paths(IReadOnlyList<KubeResource> resources, bool isVersion3)
        {
            var paths = new JsonObject();
            foreach (var resource in resources)
            {
                Define(resource);
                var root = $"/{PathOf(resource.Group, resource.Version)}{(resource.IsNamespaced ? "/namespaces/{namespace}" : "")}/{resource.Plural}";
                var many = new JsonObject();
                if (resource.Offers("list")) many["get"] = Operation(resource, "list");
                if (resource.Offers("create")) many["post"] = Operation(resource, "post", "dryRun", "fieldManager", "fieldValidation");
                if (resource.Offers("deletecollection")) many["delete"] = Operation(resource, "deletecollection", "dryRun");
                paths[root] = many;
                if (!resource.IsStored) continue;
                paths[root + "/{name}"] = new JsonObject
                {
                    ["get"] = Operation(resource, "get"),
                    ["put"] = Operation(resource, "put", "dryRun", "fieldManager", "fieldValidation"),
                    ["patch"] = Operation(resource, "patch", "dryRun", "fieldManager", "fieldValidation", "force"),
                    ["delete"] = Operation(resource, "delete", "dryRun"),
                };
            }
            return paths;

            JsonObject Operation(KubeResource resource, string action, params ReadOnlySpan<string> parameters)
            {
                var list = new JsonArray();
                foreach (var name in parameters)
                {
                    var type = name == "force" ? "boolean" : "string";
                    var parameter = new JsonObject { ["name"] = name, ["in"] = "query" };
                    if (isVersion3) parameter["schema"] = new JsonObject { ["type"] = type, ["uniqueItems"] = true };
                    else (parameter["type"], parameter["uniqueItems"]) = (type, true);
                    list.Add(parameter);
                }
                return new()
                {
                    ["x-kubernetes-action"] = action,
                    ["x-kubernetes-group-version-kind"] = Kind(resource),
                    ["parameters"] = list,
                    ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
                };
            }
        }

        private static JsonObject Kind(KubeResource resource) => new() { ["group"] = resource.Group, ["kind"] = resource.Kind, ["version"] = resource.Version };

        private void Define(KubeResource resource)
        {
            Refer(MetaSchemas.ObjectMeta);
            var properties = new JsonObject
            {
                ["apiVersion"] = new JsonObject { ["type"] = "string", ["description"] = "API group and version of the object." },
                ["kind"] = new JsonObject { ["type"] = "string", ["description"] = "Kind of the object." },
                ["metadata"] = Described(new() { ["$ref"] = references + MetaName }, "Name, labels and what else every object has."),
            };
            var definition = Properties(resource.Schema, properties);
            definition["x-kubernetes-group-version-kind"] = new JsonArray(Kind(resource));
            _definitions[resource.Schema.Name] = definition;
        }

        private JsonObject Properties(KubeSchema schema, JsonObject properties)
        {
            foreach (var field in schema.Fields) properties[field.Name] = Described(Form(field.Schema), field.Description);
            var definition = new JsonObject { ["description"] = schema.Description, ["type"] = "object", ["properties"] = properties };
            var required = schema.Fields.Where(field => field.IsRequired).Select(field => (JsonNode)field.Name).ToArray();
            if (required.Length > 0) definition["required"] = new JsonArray(required);
            if (schema.IsAtomic) definition["x-kubernetes-map-type"] = "atomic";
            return definition;
        }

        private void Refer(KubeSchema schema)
        {
            if (_definitions.ContainsKey(schema.Name)) return;
            // Put in place first, so that a kind that holds itself ends.
            _definitions[schema.Name] = new JsonObject();
            _definitions[schema.Name] = Properties(schema, []);
        }

        private JsonObject Described(JsonObject form, string description)
        {
            // In version 3 nothing may stand beside a reference.
            if (form["$ref"] is not null && references.Contains("components", StringComparison.Ordinal)) form = new() { ["allOf"] = new JsonArray(form) };
            form["description"] = description;
            return form;
        }

        private JsonObject Form(KubeSchema schema)
        {
            switch (schema.Type)
            {
                case SchemaType.Object:
                    Refer(schema);
                    return new() { ["$ref"] = references + schema.Name };
                case SchemaType.Map:
                    return new() { ["type"] = "object", ["additionalProperties"] = Form(schema.Items!) };
                case SchemaType.List:
                    var list = new JsonObject { ["type"] = "array", ["items"] = Form(schema.Items!) };
                    list["x-kubernetes-list-type"] = schema.Kind switch { ListKind.Set => "set", ListKind.Map => "map", _ => "atomic" };
                    if (schema.Kind == ListKind.Map)
                    {
                        list["x-kubernetes-list-map-keys"] = new JsonArray([.. schema.Keys.Select(key => (JsonNode)key)]);
                        list["x-kubernetes-patch-strategy"] = "merge";
                        list["x-kubernetes-patch-merge-key"] = schema.Keys[0];
                    }
                    else if (schema.Kind == ListKind.Set)
                    {
                        list["x-kubernetes-patch-strategy"] = "merge";
                    }
                    return list;
                case SchemaType.Integer:
                    return new() { ["type"] = "integer", ["format"] = "int64" };
                case SchemaType.Flag:
                    return new() { ["type"] = "boolean" };
                case SchemaType.Time:
                    return new() { ["type"] = "string", ["format"] = "date-time" };
                case SchemaType.Text:
                    return new() { ["type"] = "string" };
                case SchemaType.Quantity:
                    return new() { ["type"] = "string", ["description"] = "A quantity such as 500m or 2Gi." };
                case SchemaType.IntegerOrText:
                    return references.Contains("components", StringComparison.Ordinal)
                        ? new() { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "integer" }, new JsonObject { ["type"] = "string" }), ["format"] = "int-or-string" }
                        : new() { ["type"] = "string", ["format"] = "int-or-string" };
                default:
                    return new() { ["x-kubernetes-preserve-unknown-fields"] = true };
            }
        }
    }
}
