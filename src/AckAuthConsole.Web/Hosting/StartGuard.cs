using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Turns a wrong setting or a port that is taken into a message that a person can act on, and exit code 1.</summary>
internal static partial class StartGuard
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
        catch (InvalidOperationException e) when (e.InnerException is not null && e.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal))
        {
            return await SayAsync("The console did not start because of its settings:", [e.Message + Allowed(e.Message)]);
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

    // The framework's message names the key, the value and the type; a person needs what may stand there.
    private static string Allowed(string message)
    {
        var type = TypeInMessage().Match(message).Groups["type"].Value;
        return type switch
        {
            "System.Boolean" => " Allowed are true and false.",
            "System.TimeSpan" => " Allowed is a time, for instance 00:05:00.",
            _ => " Allowed is a number.",
        };
    }

    [GeneratedRegex("to type '(?<type>[^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex TypeInMessage();

    private static async Task<int> SayAsync(string what, IEnumerable<string> lines)
    {
        await Console.Error.WriteLineAsync(what);
        foreach (var line in lines)
            await Console.Error.WriteLineAsync("  - " + line);
        return 1;
    }
}
