using AckAuthConsole.Emulator.Kubernetes.Api;

namespace AckAuthConsole.Emulator.Kubernetes.Patches;

/// <summary>Server-side apply.</summary>
internal static class ApplyOperation
{
    public static KubeReply Apply(KubeCall call) => throw KubeError.UnsupportedMediaType("415: Unsupported Media Type", hasDetails: true);
}
