using System.Diagnostics;
using System.Net;
using AckAuthConsole.Testing;

namespace AckAuthConsole.Benchmarks;

/// <summary>From the start of the built console to the first page of a person who signs in.</summary>
internal static class Startup
{
    private const int Runs = 7;

    public static async Task MeasureAsync()
    {
        var ready = new Series("start of the built console until it answers (demo account, new database)", "");
        var first = new Series("start of the built console to the first page, sign-in included", "under 3 s");
        for (var run = 0; run < Runs; run++)
        {
            using var folder = new TemporaryFolder();
            var ports = FreePort.Take(3);
            var address = new Uri($"http://127.0.0.1:{ports[0]}/");
            using var cookies = new SocketsHttpHandler { CookieContainer = new CookieContainer() };
            using var client = new HttpClient(cookies);
            Process? console = null;
            try
            {
                await first.MeasureAsync(async () =>
                {
                    await ready.MeasureAsync(async () =>
                    {
                        console = Start(folder, address, ports);
                        await AnswerAsync(client, new Uri(address, "/health/live"), console);
                    });
                    await SignInFlow.OpenFirstPageAsync(client, address, "platform-admin");
                });
            }
            finally
            {
                console?.Kill();
                console?.WaitForExit();
                console?.Dispose();
            }
        }
        ready.Print();
        first.Print();
    }

    private static Process Start(TemporaryFolder folder, Uri address, IReadOnlyList<int> ports)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", RepositoryRoot.Combine("src", "AckAuthConsole.Web", "bin", "Release", "net10.0", "AckAuthConsole.Web.dll"), "--urls", address.GetLeftPart(UriPartial.Authority)])
        {
            WorkingDirectory = RepositoryRoot.FullPath,
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in Settings.For(folder, ports[1], ports[2])) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task AnswerAsync(HttpClient client, Uri address, Process process)
    {
        while (!process.HasExited)
        {
            try
            {
                using var reply = await client.GetAsync(address);
                if (reply.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(5);
        }
        throw new InvalidOperationException("The console ended.");
    }
}
