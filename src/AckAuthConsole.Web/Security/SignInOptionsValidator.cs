using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Security;

/// <summary>Names every sign-in setting that is missing or out of range. Secrets are never repeated.</summary>
internal sealed class SignInOptionsValidator : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        List<string> failures = [];
        if (string.IsNullOrWhiteSpace(options.ClientId) || !options.ClientId.All(char.IsAsciiDigit))
            failures.Add("SignIn:ClientId must be the id (digits) of the RAM OAuth application that people sign in through.");
        if (string.IsNullOrWhiteSpace(options.ClientSecret))
            failures.Add("SignIn:ClientSecret must be the secret of the RAM OAuth application; give it by the environment variable SignIn__ClientSecret.");
        if (options.IdleLifetime < TimeSpan.FromMinutes(1) || options.IdleLifetime > TimeSpan.FromHours(12))
            failures.Add("SignIn:IdleLifetime must be from 00:01:00 to 12:00:00.");
        if (options.AbsoluteLifetime < TimeSpan.FromMinutes(5) || options.AbsoluteLifetime > TimeSpan.FromHours(24))
            failures.Add("SignIn:AbsoluteLifetime must be from 00:05:00 to 1.00:00:00.");
        else if (options.AbsoluteLifetime < options.IdleLifetime)
            failures.Add("SignIn:AbsoluteLifetime must not be less than SignIn:IdleLifetime.");
        if (options.BackchannelTimeout < TimeSpan.FromSeconds(1) || options.BackchannelTimeout > TimeSpan.FromSeconds(100))
            failures.Add("SignIn:BackchannelTimeout must be from 00:00:01 to 00:01:40.");
        if (options.ClockSkew < TimeSpan.Zero || options.ClockSkew > TimeSpan.FromMinutes(5))
            failures.Add("SignIn:ClockSkew must be from 00:00:00 to 00:05:00.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
