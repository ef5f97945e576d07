using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.Kubernetes.Patches;

/// <summary>Who set which fields of an object last.</summary>
internal static class ManagedFields
{
    /// <summary>The managed fields after a create, update or patch.</summary>
    public static JsonArray? AfterUpdate(KubeCall call, StoredObject? old, JsonObject json) => null;
}
