using AckAuthConsole.Core.Rbac.Live;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Names every setting of the clusters' snapshots that is out of range.</summary>
internal sealed class LiveOptionsValidator : IValidateOptions<LiveOptions>
{
    public ValidateOptionsResult Validate(string? name, LiveOptions options)
    {
        List<string> failures = [];
        if (options.ReadTimeout < TimeSpan.FromSeconds(5) || options.ReadTimeout > TimeSpan.FromMinutes(30))
            failures.Add("Rbac:ReadTimeout must be from 00:00:05 to 00:30:00.");
        if (options.RetryPause < TimeSpan.Zero || options.RetryPause > TimeSpan.FromMinutes(10))
            failures.Add("Rbac:RetryPause must be from 00:00:00 to 00:10:00.");
        if (options.WatchLinger < TimeSpan.Zero || options.WatchLinger > TimeSpan.FromHours(1))
            failures.Add("Rbac:WatchLinger must be from 00:00:00 to 01:00:00.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
