using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>A short notation of RBAC objects, so that the many that a cluster is born with can be read at a glance. <c>Bootstrap.txt</c> explains it in its head.</summary>
internal static class RbacText
{
    /// <summary>Prefix of the labels by which roles are gathered into others.</summary>
    public const string AggregateTo = RbacNames.Group + "/aggregate-to-";

    /// <summary>Reads one of the texts that are built into the program.</summary>
    /// <param name="name">File name.</param>
    /// <param name="prepare">Changes the text before it is read.</param>
    public static IReadOnlyList<JsonObject> ReadResource(string name, Func<string, string>? prepare = null)
    {
        using var stream = typeof(RbacText).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The text {name} is missing.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return Read(prepare is null ? text : prepare(text));
    }

    /// <summary>Reads objects.</summary>
    /// <exception cref="FormatException">A line is not understood.</exception>
    public static IReadOnlyList<JsonObject> Read(string text)
    {
        var objects = new List<JsonObject>();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ') objects.Add(Head(line.Split(' ')));
            else Add(objects.Count > 0 ? objects[^1] : throw Wrong(line), line.Split(' ', StringSplitOptions.RemoveEmptyEntries), line);
        }

        return objects;
    }

    private static JsonObject Head(string[] words)
    {
        var (kind, name) = (words[0], words[1]);
        var slash = kind.StartsWith("Cluster", StringComparison.Ordinal) ? -1 : name.IndexOf('/', StringComparison.Ordinal);
        var metadata = new JsonObject { ["name"] = name[(slash + 1)..] };
        if (slash > 0) metadata["namespace"] = name[..slash];
        var json = new JsonObject { ["apiVersion"] = RbacNames.ApiVersion, ["kind"] = kind, ["metadata"] = metadata };
        if (words.Length == 5 && words[2] == "->")
        {
            json["roleRef"] = new JsonObject { ["apiGroup"] = RbacNames.Group, ["kind"] = words[3], ["name"] = words[4] };
            return json;
        }

        foreach (var label in words.Skip(2))
        {
            metadata["labels"] ??= new JsonObject();
            metadata["labels"]![AggregateTo + label.TrimStart('+')] = "true";
        }

        return json;
    }

    private static void Add(JsonObject json, string[] words, string line)
    {
        if (words is ["<", var label])
        {
            json["aggregationRule"] = new JsonObject
            {
                ["clusterRoleSelectors"] = new JsonArray(new JsonObject { ["matchLabels"] = new JsonObject { [AggregateTo + label] = "true" } }),
            };
        }
        else if (json.ContainsKey("roleRef"))
        {
            if (words.Length != 2) throw Wrong(line);
            var slash = words[0] == RbacNames.ServiceAccount ? words[1].IndexOf('/', StringComparison.Ordinal) : -1;
            (json["subjects"] ??= new JsonArray()).AsArray().Add((JsonNode)new RbacSubject(words[0], words[1][(slash + 1)..], slash > 0 ? words[1][..slash] : "").ToJson());
        }
        else
        {
            (json["rules"] ??= new JsonArray()).AsArray().Add((JsonNode)Rule(words, line).ToJson());
        }
    }

    private static PolicyRule Rule(string[] words, string line) => words switch
    {
        [var verbs, "*"] => new() { Verbs = verbs.Split(','), NonResourceUrls = ["*"] },
        [var verbs, ['/', ..], ..] => new() { Verbs = verbs.Split(','), NonResourceUrls = words[1..] },
        [var verbs, var groups, var resources] => new() { Verbs = verbs.Split(','), ApiGroups = Groups(groups), Resources = resources.Split(',') },
        [var verbs, var groups, var resources, "=", var names] => new() { Verbs = verbs.Split(','), ApiGroups = Groups(groups), Resources = resources.Split(','), ResourceNames = names.Split(',') },
        _ => throw Wrong(line),
    };

    private static string[] Groups(string text) => [.. text.Split(',').Select(group => group == "core" ? "" : group)];

    private static FormatException Wrong(string line) => new($"The line \"{line}\" is not understood.");
}
