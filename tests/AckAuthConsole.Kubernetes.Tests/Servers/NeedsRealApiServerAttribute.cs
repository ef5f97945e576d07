namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>Its <see cref="ServerFactAttribute">server facts</see> and theories are skipped where no real API server can be started. Put it on the class that runs, not on the suite.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsRealApiServerAttribute : Attribute;
