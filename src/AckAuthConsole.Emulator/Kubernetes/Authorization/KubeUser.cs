using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Authorization;

/// <summary>Who calls an API server, as authentication or impersonation made out.</summary>
/// <param name="Name">User name.</param>
/// <param name="Uid">Empty unless the credential names one.</param>
/// <param name="Groups">All groups, those that every such user has among them.</param>
internal sealed record KubeUser(string Name, string Uid, IReadOnlyList<string> Groups)
{
    public const string AnonymousName = "system:anonymous";
    public const string Authenticated = "system:authenticated";
    public const string Unauthenticated = "system:unauthenticated";
    public const string Masters = "system:masters";
    public const string ServiceAccountPrefix = "system:serviceaccount:";

    public static KubeUser Anonymous { get; } = new(AnonymousName, "", [Unauthenticated]);

    /// <summary>Further facts about the user, by key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Extra { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public bool IsMaster => Groups.Contains(Masters);

    /// <summary>The user of a service account, with its implicit groups.</summary>
    public static KubeUser ServiceAccount(string ns, string name, string uid) =>
        new($"{ServiceAccountPrefix}{ns}:{name}", uid, ["system:serviceaccounts", $"system:serviceaccounts:{ns}", Authenticated]);

    /// <summary>The <c>userInfo</c> of reviews.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["username"] = Name };
        if (Uid.Length > 0) json["uid"] = Uid;
        if (Groups.Count > 0) json["groups"] = new JsonArray([.. Groups.Select(group => (JsonNode)group)]);
        if (Extra.Count > 0)
        {
            json["extra"] = new JsonObject(Extra.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)new JsonArray([.. entry.Value.Select(value => (JsonNode)value)]))));
        }
        return json;
    }
}
