using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>A RoleBinding, or a ClusterRoleBinding when it is in no namespace.</summary>
internal sealed record RbacBinding(string Namespace, string Name, string RoleKind, string RoleName, IReadOnlyList<RbacSubject> Subjects)
{
    public static RbacBinding Read(string ns, string name, JsonNode json) => new(
        ns,
        name,
        (string?)json["roleRef"]?["kind"] ?? "",
        (string?)json["roleRef"]?["name"] ?? "",
        json["subjects"] is JsonArray subjects ? [.. subjects.Select(RbacSubject.Read)] : []);

    /// <summary>The first of the subjects that means somebody.</summary>
    public RbacSubject? SubjectFor(string user, IReadOnlyList<string> groups) => Subjects.FirstOrDefault(subject => subject.AppliesTo(user, groups, Namespace));

    /// <summary>How a reason names the binding and what it does.</summary>
    public string Describe(RbacSubject subject)
    {
        var binding = Namespace.Length == 0 ? $"ClusterRoleBinding {GoText.Quote(Name)}" : $"RoleBinding {GoText.Quote($"{Name}/{Namespace}")}";
        return $"{binding} of {RoleKind} {GoText.Quote(RoleName)} to {subject.Describe(Namespace)}";
    }
}
