using Xunit.Abstractions;
using Xunit.Sdk;

namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>xUnit 2 decides about skipping when it finds tests, so that is where it is decided by the class that runs.</summary>
internal sealed class ServerFactDiscoverer(IMessageSink diagnosticMessageSink) : FactDiscoverer(diagnosticMessageSink)
{
    /// <summary>Why the tests of a class cannot run; null when they can.</summary>
    public static string? ReasonToSkip(ITestMethod testMethod) =>
        testMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsRealApiServerAttribute)).Any() ? RealServerAssets.Missing : null;

    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        ReasonToSkip(testMethod) is { } reason
            ? new XunitSkippedDataRowTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, reason)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
}
