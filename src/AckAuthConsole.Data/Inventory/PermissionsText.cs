using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Data.Inventory;

/// <summary>
/// The compact stored form of a permission set: a JSON array with an array of words per permission. <c>"owner"</c> first where it is the owner's; then the scope as
/// <c>"all"</c>, <c>"cluster",id</c>, <c>"namespace",id,name</c> or <c>"?",type,id</c>; then the role as <c>"role",name</c>, <c>"custom",name</c> or <c>"?",type,name</c>.
/// </summary>
internal static class PermissionsText
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ObservedPermissionSet permissions)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartArray();
            foreach (var permission in permissions.Items)
            {
                string[] scope = permission.Scope switch
                {
                    PermissionScope.AllClusters => ["all"],
                    PermissionScope.OneCluster one => ["cluster", one.Cluster.Value],
                    PermissionScope.OneNamespace one => ["namespace", one.Cluster.Value, one.Namespace.Value],
                    PermissionScope.Unrecognized other => ["?", other.ResourceType, other.ResourceId],
                    _ => throw new InvalidOperationException("A new kind of scope needs a stored form."),
                };
                string[] role = permission.Role switch
                {
                    PermissionRole.Predefined predefined => ["role", predefined.Role.ApiName()],
                    PermissionRole.Custom custom => ["custom", custom.Name.Value],
                    PermissionRole.Unrecognized other => ["?", other.RoleType, other.RoleName],
                    _ => throw new InvalidOperationException("A new kind of role needs a stored form."),
                };
                json.WriteStartArray();
                if (permission.IsOwner)
                    json.WriteStringValue("owner");
                foreach (var word in scope.Concat(role))
                    json.WriteStringValue(word);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static bool TryRead(string text, [NotNullWhen(true)] out ObservedPermissionSet? permissions)
    {
        permissions = null;
        try
        {
            using var document = JsonDocument.Parse(text);
            var items = new List<ObservedPermission>(document.RootElement.GetArrayLength());
            foreach (var element in document.RootElement.EnumerateArray())
            {
                string[] words = [.. element.EnumerateArray().Select(w => w.GetString() ?? "")];
                var isOwner = words is ["owner", ..];
                if (Read(words.AsSpan(isOwner ? 1 : 0)) is not { } key)
                    return false;
                items.Add(new ObservedPermission(key, isOwner));
            }

            permissions = ObservedPermissionSet.From(items);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static PermissionKey? Read(ReadOnlySpan<string> words)
    {
        var (scope, taken) = words switch
        {
            ["all", ..] => (PermissionScope.Everywhere, 1),
            ["cluster", var id, ..] when ClusterId.TryParse(id, out var cluster) => (PermissionScope.Of(cluster), 2),
            ["namespace", var id, var ns, ..] when ClusterId.TryParse(id, out var cluster) && NamespaceName.TryParse(ns, out var name) => (PermissionScope.Of(cluster, name), 3),
            ["?", var type, var id, ..] => (new PermissionScope.Unrecognized(type, id), 3),
            _ => (null, 0),
        };
        PermissionRole? role = words[taken..] switch
        {
            ["role", var name] when PredefinedRoles.TryFromApiName(name, out var predefined) => PermissionRole.Of(predefined.Value),
            ["custom", var name] when ClusterRoleName.TryParse(name, out var custom) => PermissionRole.Of(custom),
            ["?", var type, var name] => new PermissionRole.Unrecognized(type, name),
            _ => null,
        };
        return scope is null || role is null ? null : new PermissionKey(scope, role);
    }
}
