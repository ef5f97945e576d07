using AckAuthConsole.Core.Inventory;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Names every inventory setting that is out of range.</summary>
internal sealed class InventoryOptionsValidator : IValidateOptions<InventoryOptions>
{
    public ValidateOptionsResult Validate(string? name, InventoryOptions options)
    {
        List<string> failures = [];
        if (options.Interval < TimeSpan.FromMinutes(1) || options.Interval > TimeSpan.FromDays(7))
            failures.Add("Inventory:Interval must be from 00:01:00 to 7.00:00:00.");
        if (options.FullInterval < TimeSpan.FromMinutes(10) || options.FullInterval > TimeSpan.FromDays(7))
            failures.Add("Inventory:FullInterval must be from 00:10:00 to 7.00:00:00.");
        if (options.Concurrency is < 1 or > 32)
            failures.Add("Inventory:Concurrency must be from 1 to 32.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
