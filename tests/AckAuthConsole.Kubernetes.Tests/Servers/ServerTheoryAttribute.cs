using Xunit.Sdk;

namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>A theory of a suite that runs on several servers; see <see cref="ServerFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("AckAuthConsole.Kubernetes.Tests.Servers." + nameof(ServerTheoryDiscoverer), "AckAuthConsole.Kubernetes.Tests")]
public sealed class ServerTheoryAttribute : TheoryAttribute;
