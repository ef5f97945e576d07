namespace AckAuthConsole.AlibabaCloud.Configuration;

/// <summary>
/// The sources of the credential chain, asked in this order when no AccessKey is configured. Each can be switched off here, some by the
/// vendor's environment variable too.
/// </summary>
public sealed class CredentialOptions
{
    /// <summary><c>ALIBABA_CLOUD_ACCESS_KEY_ID</c>, <c>_SECRET</c>, <c>ALIBABA_CLOUD_SECURITY_TOKEN</c>.</summary>
    public bool Environment { get; set; } = true;

    /// <summary>RRSA of ACK: <c>ALIBABA_CLOUD_ROLE_ARN</c>, <c>ALIBABA_CLOUD_OIDC_PROVIDER_ARN</c>, <c>ALIBABA_CLOUD_OIDC_TOKEN_FILE</c>.</summary>
    public bool Oidc { get; set; } = true;

    /// <summary><c>~/.aliyun/config.json</c>; also off by <c>ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true</c>.</summary>
    public bool CliProfile { get; set; } = true;

    /// <summary><c>~/.alibabacloud/credentials</c> or <c>ALIBABA_CLOUD_CREDENTIALS_FILE</c>.</summary>
    public bool IniFile { get; set; } = true;

    /// <summary>The ECS metadata service; also off by <c>ALIBABA_CLOUD_ECS_METADATA_DISABLED=true</c>.</summary>
    public bool EcsMetadata { get; set; } = true;

    /// <summary>False: only version 2 (with a token) of the metadata service; also by <c>ALIBABA_CLOUD_IMDSV1_DISABLED=true</c>.</summary>
    public bool EcsMetadataV1 { get; set; } = true;

    /// <summary><c>ALIBABA_CLOUD_CREDENTIALS_URI</c>.</summary>
    public bool CredentialsUri { get; set; } = true;

    /// <summary>The folder that stands for <c>~</c>; absent: the process's home folder.</summary>
    public string? HomeFolder { get; set; }

    /// <summary>The metadata service's address.</summary>
    public string MetadataAddress { get; set; } = "http://100.100.100.200";
}
