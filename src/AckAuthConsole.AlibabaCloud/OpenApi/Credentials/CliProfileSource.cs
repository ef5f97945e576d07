using System.Text.Json;
using System.Text.Json.Serialization;

namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>The profile of the vendor's command line tool, <c>~/.aliyun/config.json</c>.</summary>
internal sealed class CliProfileSource(CredentialEnvironment environment, RoleSessions sessions, MetadataSource metadata) : ICredentialSource
{
    // Profiles refer to each other; a ring would never end.
    private const int MaxChainLength = 8;

    public string Name => "CLI profile";

    public async ValueTask<CredentialAnswer> AskAsync(CancellationToken cancellationToken)
    {
        if (environment.IsTrue("ALIBABA_CLOUD_CLI_PROFILE_DISABLED"))
            return new CredentialAnswer.Nothing("switched off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED.");

        var path = Path.Combine(environment.HomeFolder, ".aliyun", "config.json");
        CliConfiguration? configuration;
        try
        {
            using var stream = File.OpenRead(path);
            configuration = await JsonSerializer.DeserializeAsync(stream, CliProfileJsonContext.Default.CliConfiguration, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new CredentialAnswer.Nothing($"{path} does not exist.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return new CredentialAnswer.Nothing($"{path} cannot be read ({(e is JsonException ? "not valid JSON" : "no access")}).");
        }

        var name = environment["ALIBABA_CLOUD_PROFILE"] ?? configuration?.Current ?? "default";
        return await FromProfileAsync(configuration, name, path, MaxChainLength, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<CredentialAnswer> FromProfileAsync(
        CliConfiguration? configuration, string name, string path, int remaining, CancellationToken cancellationToken)
    {
        if (remaining == 0)
            return new CredentialAnswer.Failed($"the source_profile entries of {path} form a ring.");

        var profile = configuration?.Profiles?.FirstOrDefault(p => string.Equals(p?.Name, name, StringComparison.Ordinal));
        if (profile is null)
            return new CredentialAnswer.Nothing($"{path} has no profile '{name}'.");

        var source = $"{Name} '{name}' ({profile.Mode})";
        switch (profile.Mode)
        {
            case "AK":
                return profile is { AccessKeyId.Length: > 0, AccessKeySecret.Length: > 0 }
                    ? Keys(profile.AccessKeyId, profile.AccessKeySecret, null, source)
                    : Incomplete(name, "access_key_id and access_key_secret");

            case "StsToken":
                return profile is { AccessKeyId.Length: > 0, AccessKeySecret.Length: > 0, StsToken.Length: > 0 }
                    ? Keys(profile.AccessKeyId, profile.AccessKeySecret, profile.StsToken, source)
                    : Incomplete(name, "access_key_id, access_key_secret and sts_token");

            case "RamRoleArn":
                if (profile is not { AccessKeyId.Length: > 0, AccessKeySecret.Length: > 0, RamRoleArn.Length: > 0 })
                    return Incomplete(name, "access_key_id, access_key_secret and ram_role_arn");
                var caller = new CloudCredentials(profile.AccessKeyId, profile.AccessKeySecret, profile.StsToken, null, source);
                return await AssumeAsync(profile, caller, source, cancellationToken).ConfigureAwait(false);

            case "ChainableRamRoleArn":
                if (profile is not { SourceProfile.Length: > 0, RamRoleArn.Length: > 0 })
                    return Incomplete(name, "source_profile and ram_role_arn");
                var first = await FromProfileAsync(configuration, profile.SourceProfile, path, remaining - 1, cancellationToken).ConfigureAwait(false);
                return first is CredentialAnswer.Found found
                    ? await AssumeAsync(profile, found.Credentials, source, cancellationToken).ConfigureAwait(false)
                    : first;

            case "EcsRamRole":
                return await metadata.AskAsync(profile.RamRoleName, source, cancellationToken).ConfigureAwait(false);

            case "OIDC":
                return profile is { RamRoleArn.Length: > 0, OidcProviderArn.Length: > 0, OidcTokenFile.Length: > 0 }
                    ? await sessions.FromTokenFileAsync(
                        profile.RamRoleArn, profile.OidcProviderArn, profile.OidcTokenFile, NullIfEmpty(profile.RamSessionName),
                        NullIfEmpty(profile.StsRegion), Duration(profile), source, cancellationToken).ConfigureAwait(false)
                    : Incomplete(name, "ram_role_arn, oidc_provider_arn and oidc_token_file");

            default:
                return new CredentialAnswer.Nothing(
                    $"profile '{name}' has mode '{profile.Mode}', which this console cannot use; usable are AK, StsToken, RamRoleArn, EcsRamRole, OIDC, ChainableRamRoleArn.");
        }
    }

    private ValueTask<CredentialAnswer> AssumeAsync(
        CliProfile profile, CloudCredentials caller, string source, CancellationToken cancellationToken) => sessions.AssumeAsync(
            caller, profile.RamRoleArn!, NullIfEmpty(profile.RamSessionName), Duration(profile), NullIfEmpty(profile.Policy),
            NullIfEmpty(profile.ExternalId), NullIfEmpty(profile.StsRegion), source, cancellationToken);

    private static int? Duration(CliProfile profile) => profile.ExpiredSeconds is > 0 ? profile.ExpiredSeconds : null;

    private static CredentialAnswer.Found Keys(string id, string secret, string? token, string source) => new(new(id, secret, token, null, source));

    private static CredentialAnswer.Nothing Incomplete(string name, string needed) => new($"profile '{name}' lacks one of {needed}.");

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>The file's shape, as far as it is used.</summary>
internal sealed class CliConfiguration
{
    public string? Current { get; set; }

    public List<CliProfile?>? Profiles { get; set; }
}

/// <summary>One profile. A class and not a record: nothing prints its secrets.</summary>
internal sealed class CliProfile
{
    public string? Name { get; set; }

    public string? Mode { get; set; }

    public string? AccessKeyId { get; set; }

    public string? AccessKeySecret { get; set; }

    public string? StsToken { get; set; }

    public string? RamRoleArn { get; set; }

    public string? RamSessionName { get; set; }

    public string? RamRoleName { get; set; }

    public int? ExpiredSeconds { get; set; }

    public string? Policy { get; set; }

    public string? ExternalId { get; set; }

    public string? StsRegion { get; set; }

    public string? SourceProfile { get; set; }

    public string? OidcProviderArn { get; set; }

    public string? OidcTokenFile { get; set; }
}

/// <summary>Reads the file without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(CliConfiguration))]
internal sealed partial class CliProfileJsonContext : JsonSerializerContext;
