using Xunit.Sdk;

namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>A fact of a suite that runs on several servers. In a class with <see cref="NeedsRealApiServerAttribute"/> it is skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("AckAuthConsole.Kubernetes.Tests.Servers." + nameof(ServerFactDiscoverer), "AckAuthConsole.Kubernetes.Tests")]
public sealed class ServerFactAttribute : FactAttribute;
