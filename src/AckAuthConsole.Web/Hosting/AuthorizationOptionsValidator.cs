using AckAuthConsole.Core.Authorization;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Names every setting of plans that is out of range.</summary>
internal sealed class AuthorizationOptionsValidator : IValidateOptions<AuthorizationOptions>
{
    private const int MostReadBacks = 20;

    public ValidateOptionsResult Validate(string? name, AuthorizationOptions options)
    {
        List<string> failures = [];
        if (options.Concurrency is < 1 or > 16)
            failures.Add("Authorization:Concurrency must be from 1 to 16.");
        if (options.PartTimeout < TimeSpan.FromSeconds(10) || options.PartTimeout > TimeSpan.FromHours(1))
            failures.Add("Authorization:PartTimeout must be from 00:00:10 to 01:00:00.");
        if (options.SettlingTime < TimeSpan.Zero || options.SettlingTime > TimeSpan.FromMinutes(10))
            failures.Add("Authorization:SettlingTime must be from 00:00:00 to 00:10:00.");
        if (options.ReadBackDelays.Count > MostReadBacks || options.ReadBackDelays.Any(static d => d < TimeSpan.Zero || d > TimeSpan.FromMinutes(1)))
            failures.Add($"Authorization:ReadBackDelays must be at most {MostReadBacks} times from 00:00:00 to 00:01:00.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
