namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>An authorizer's answer.</summary>
/// <param name="Allowed">False: nothing allows it.</param>
/// <param name="Reason">Which binding allowed it, or which roles were missing; may be empty.</param>
internal sealed record RbacDecision(bool Allowed, string Reason);
