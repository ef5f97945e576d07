using System.Runtime.InteropServices;

namespace AckAuthConsole.Benchmarks;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static void Describe()
    {
        Console.WriteLine($"Machine: {Processor()}, {Environment.ProcessorCount} processors in use, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB, {RuntimeInformation.OSDescription.Trim()}, .NET {Environment.Version}");
        Console.WriteLine();
        Console.WriteLine("| what | runs | median | 95 % | slowest | target |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
    }

    private static string Processor()
    {
        const string key = "model name";
        try
        {
            return File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is { } line ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : RuntimeInformation.ProcessArchitecture.ToString();
        }
        catch (IOException)
        {
            return RuntimeInformation.ProcessArchitecture.ToString();
        }
    }
}
