using System.Globalization;
using AckAuthConsole.Core.Benchmarks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["write", var folder, var bindings, var roles, var reviews])
{
    InputFiles.Write(folder, Number(bindings), Number(roles), Number(reviews));
    return;
}

if (args is ["kept"])
{
    var cluster = new LargeCluster(40_000, 2_000);
    var before = GC.GetTotalMemory(forceFullCollection: true);
    var snapshot = cluster.ToSnapshot();
    var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
    Console.WriteLine($"The index of {cluster.Bindings.Length} bindings and {cluster.Roles.Length} roles keeps {kept / 1024.0 / 1024.0:F1} MiB besides the objects themselves.");
    GC.KeepAlive(snapshot);
    return;
}

// In this process: no project is generated, nothing is restored.
BenchmarkRunner.Run<RbacBenchmarks>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)), args);

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
