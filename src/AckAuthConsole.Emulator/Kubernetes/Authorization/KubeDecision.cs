namespace AckAuthConsole.Emulator.Kubernetes.Authorization;

/// <summary>An authorizer's answer.</summary>
/// <param name="Allowed">False: nothing allows it.</param>
/// <param name="Reason">Why, as the answer and the reviews tell; may be empty.</param>
internal readonly record struct KubeDecision(bool Allowed, string Reason = "");
