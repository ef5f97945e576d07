using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Turns a wrong setting or a port that is taken into a message that a person can act on, and exit code 1.</summary>
internal static class StartGuard
{
    /// <summary>Runs the program and gives its exit code.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> program)
    {
        try
        {
            return await program();
        }
        catch (OptionsValidationException e)
        {
            return await SayAsync("The console did not start because of its settings:", e.Failures);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(static inner => inner is OptionsValidationException))
        {
            return await SayAsync("The console did not start because of its settings:", e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(static inner => inner.Failures));
        }
        catch (InvalidOperationException e) when (e.InnerException is FormatException && e.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal))
        {
            return await SayAsync("The console did not start because of its settings:", [e.Message + " " + e.InnerException.Message]);
        }
        catch (StartRefusedException e)
        {
            return await SayAsync("The console did not start:", [e.Message]);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return await SayAsync("The console did not start:", [e.Message + " Stop the other program, or set Urls (for instance http://localhost:5090)."]);
        }
    }

    private static async Task<int> SayAsync(string what, IEnumerable<string> lines)
    {
        await Console.Error.WriteLineAsync(what);
        foreach (var line in lines)
            await Console.Error.WriteLineAsync("  - " + line);
        return 1;
    }
}
