using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>A call as the review shows it: the same words that go over the wire, without the signature.</summary>
/// <param name="Operation">The API operation.</param>
/// <param name="Request">Product, method and path.</param>
/// <param name="Body">The JSON body, or an RPC call's parameters as JSON.</param>
public sealed record ApiCall(string Operation, string Request, string Body)
{
    private static readonly JsonWriterOptions _indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The calls of one part, in order.</summary>
    public static IReadOnlyList<ApiCall> Of(PlanPart part) => [.. part.Steps.Select(s => Of(part.Target, s))];

    private static ApiCall Of(Principal target, PlanStep step)
    {
        var path = $"/permissions/users/{target.Ref.Id}";
        return step switch
        {
            PlanStep.Add add => new ApiCall("UpdateUserPermissions", $"CS 2015-12-15 · POST {path}/update?mode=patch", Entries(target, add.Entries)),
            PlanStep.Remove remove => new ApiCall("UpdateUserPermissions", $"CS 2015-12-15 · POST {path}/update?mode=delete", Entries(target, remove.Entries)),
            PlanStep.ReplaceAll all => new ApiCall("GrantPermissions", $"CS 2015-12-15 · POST {path}", Entries(target, all.Entries)),
            PlanStep.AttachPolicy attach => new ApiCall(attach.Operation, $"RAM 2015-05-01 · POST /?Action={attach.Operation}", Parameters(target, attach)),
            _ => new ApiCall(step.Operation, step.Operation, ""),
        };
    }

    private static string Entries(Principal target, IReadOnlyList<PermissionKey> keys) => Write(json =>
    {
        json.WriteStartArray();
        foreach (var key in keys)
        {
            json.WriteStartObject();
            json.WriteString("cluster", key.Scope.ClusterId?.Value ?? "");
            json.WriteBoolean("is_custom", key.Role is PermissionRole.Custom);
            json.WriteString("role_name", key.Role switch
            {
                PermissionRole.Custom custom => custom.Name.Value,
                PermissionRole.Predefined predefined => predefined.Role.ApiName(),
                PermissionRole.Unrecognized other => other.RoleName.Length > 0 ? other.RoleName : other.RoleType,
                _ => key.Role.Text,
            });
            json.WriteString("role_type", key.Scope.Kind switch { ScopeKind.AllClusters => "all-clusters", ScopeKind.Namespace => "namespace", _ => "cluster" });
            json.WriteString("namespace", key.Scope.NamespaceName?.Value ?? "");
            json.WriteBoolean("is_ram_role", target.Ref.Kind == PrincipalKind.RamRole);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Parameters(Principal target, PlanStep.AttachPolicy attach) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("PolicyType", attach.IsSystem ? "System" : "Custom");
        json.WriteString("PolicyName", attach.PolicyName);
        json.WriteString(attach.ToUser ? "UserName" : "RoleName", target.Name);
        json.WriteEndObject();
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, _indented))
            write(json);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
