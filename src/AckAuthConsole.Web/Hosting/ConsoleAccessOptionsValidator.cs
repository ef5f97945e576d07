using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Directory;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Names every administrator or auditor of the configuration that cannot be read.</summary>
internal sealed class ConsoleAccessOptionsValidator : IValidateOptions<ConsoleAccessOptions>
{
    public ValidateOptionsResult Validate(string? name, ConsoleAccessOptions options)
    {
        List<string> failures = [];
        Check("Administrators", options.Administrators, failures);
        Check("Auditors", options.Auditors, failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(string list, IList<string> entries, List<string> failures)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (!PrincipalRef.TryParse(entries[i], out _))
                failures.Add($"Console:{list}:{i} must be ram-user:<id> or ram-role:<id> with the numeric id, for instance ram-user:200000000000000001.");
        }
    }
}
