namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>The SDKs' INI file, <c>~/.alibabacloud/credentials</c>.</summary>
internal sealed class IniFileSource(CredentialEnvironment environment, RoleSessions sessions, MetadataSource metadata) : ICredentialSource
{
    public string Name => "INI file";

    public async ValueTask<CredentialAnswer> AskAsync(CancellationToken cancellationToken)
    {
        var path = environment["ALIBABA_CLOUD_CREDENTIALS_FILE"] ?? Path.Combine(environment.HomeFolder, ".alibabacloud", "credentials");
        string[] lines;
        try
        {
            lines = await File.ReadAllLinesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new CredentialAnswer.Nothing($"{path} does not exist.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CredentialAnswer.Nothing($"{path} cannot be read.");
        }

        var section = environment["ALIBABA_CLOUD_PROFILE"] ?? "default";
        if (Read(lines, section) is not { } values)
            return new CredentialAnswer.Nothing($"{path} has no section '{section}'.");

        var source = $"{Name} '{section}'";
        var id = Value(values, "access_key_id");
        var secret = Value(values, "access_key_secret");
        switch (Value(values, "type"))
        {
            case "access_key":
                return id is not null && secret is not null
                    ? new CredentialAnswer.Found(new(id, secret, null, null, source))
                    : Incomplete(section, "access_key_id and access_key_secret");

            case "sts":
                return id is not null && secret is not null && Value(values, "security_token") is { } token
                    ? new CredentialAnswer.Found(new(id, secret, token, null, source))
                    : Incomplete(section, "access_key_id, access_key_secret and security_token");

            case "ecs_ram_role":
                return await metadata.AskAsync(Value(values, "role_name"), source, cancellationToken).ConfigureAwait(false);

            case "ram_role_arn":
                return id is not null && secret is not null && Value(values, "role_arn") is { } roleArn
                    ? await sessions.AssumeAsync(
                        new(id, secret, Value(values, "security_token"), null, source), roleArn, Value(values, "role_session_name"),
                        durationSeconds: null, Value(values, "policy"), externalId: null, region: null, source, cancellationToken).ConfigureAwait(false)
                    : Incomplete(section, "access_key_id, access_key_secret and role_arn");

            case var type:
                return new CredentialAnswer.Nothing(
                    $"section '{section}' has type '{type}', which this console cannot use; usable are access_key, sts, ecs_ram_role, ram_role_arn.");
        }
    }

    /// <summary>The section's values, or null when there is none. Later lines win; <c>#</c> and <c>;</c> start a comment line.</summary>
    internal static Dictionary<string, string>? Read(IEnumerable<string> lines, string section)
    {
        Dictionary<string, string>? values = null;
        var inside = false;
        foreach (var raw in lines)
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;

            if (line[0] == '[' && line[^1] == ']')
            {
                inside = string.Equals(line[1..^1].Trim(), section, StringComparison.Ordinal);
                if (inside)
                    values ??= new(StringComparer.OrdinalIgnoreCase);
            }
            else if (inside && line.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
            {
                values![line[..equals].Trim()] = line[(equals + 1)..].Trim();
            }
        }

        return values;
    }

    private static string? Value(Dictionary<string, string> values, string key) =>
        values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    private static CredentialAnswer.Nothing Incomplete(string section, string needed) => new($"section '{section}' lacks one of {needed}.");
}
