using System.Globalization;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Kubernetes.Configuration;

/// <summary>Checks the whole section at start and lists every failure at once.</summary>
internal sealed class KubernetesOptionsValidator : IValidateOptions<KubernetesOptions>
{
    private const string Section = KubernetesOptions.SectionName;

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, KubernetesOptions options)
    {
        var failures = new List<string>();
        if (!Enum.IsDefined(options.Endpoint))
            failures.Add($"{Section}:Endpoint must be Public or Private.");
        Within(nameof(options.KubeconfigLifetime), options.KubeconfigLifetime, TimeSpan.FromMinutes(15), TimeSpan.FromDays(3));
        Within(nameof(options.ConnectTimeout), options.ConnectTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        Within(nameof(options.ReadTimeout), options.ReadTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Within(nameof(options.WriteTimeout), options.WriteTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Within(nameof(options.WatchTimeout), options.WatchTimeout, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1));
        Between(nameof(options.MaxConcurrency), options.MaxConcurrency, 1, 256);
        Between(nameof(options.PageSize), options.PageSize, 1, 5000);
        Between(nameof(options.MaxResponseBytes), options.MaxResponseBytes, 64 * 1024, 256 * 1024 * 1024);
        Between(nameof(options.MaxRetries), options.MaxRetries, 0, 10);
        Within(nameof(options.MaxRetryDelay), options.MaxRetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(5));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Between(string key, int value, int low, int high)
        {
            if (value < low || value > high)
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{Section}:{key} is {value}; allowed is {low} to {high}."));
        }

        void Within(string key, TimeSpan value, TimeSpan low, TimeSpan high)
        {
            if (value < low || value > high)
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{Section}:{key} is {value:c}; allowed is {low:c} to {high:c}."));
        }
    }
}
