using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>What is particular to writes of RBAC objects.</summary>
internal sealed class RbacStrategy : KubeStrategy
{
    private const string Group = "rbac.authorization.k8s.io";

    public override bool CreatesOnUpdate => true;

    public override string? NameProblem(string name) => ObjectNames.PathSegmentProblem(name);

    public override void Default(JsonObject json)
    {
        if (json["roleRef"] is JsonObject role && ((string?)role["apiGroup"] ?? "").Length == 0) role["apiGroup"] = Group;
        foreach (var subject in (json["subjects"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if ((string?)subject["kind"] is "User" or "Group" && ((string?)subject["apiGroup"] ?? "").Length == 0) subject["apiGroup"] = Group;
        }
    }
}
