using AckAuthConsole.AlibabaCloud.Configuration;

namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>The environment variables and the home folder that the sources read; tests give their own.</summary>
internal sealed class CredentialEnvironment(Func<string, string?> read, string homeFolder)
{
    public string HomeFolder { get; } = homeFolder;

    /// <summary>The variable's value; null when absent or blank.</summary>
    public string? this[string name] => read(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public bool IsTrue(string name) => string.Equals(this[name], "true", StringComparison.OrdinalIgnoreCase);

    public static CredentialEnvironment OfProcess(CredentialOptions options) => new(
        Environment.GetEnvironmentVariable,
        string.IsNullOrWhiteSpace(options.HomeFolder)
            ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify)
            : options.HomeFolder);
}
