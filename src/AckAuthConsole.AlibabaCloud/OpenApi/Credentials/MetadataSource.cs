using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AckAuthConsole.AlibabaCloud.Configuration;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>The role of the ECS instance, from the metadata service: version 2 with a token, else version 1 unless that is off.</summary>
internal sealed class MetadataSource(MetadataHttp http, CredentialEnvironment environment, IOptions<CloudOptions> options) : ICredentialSource
{
    private const string TokenHeader = "x-aliyun-ecs-metadata-token";
    private const string RolePath = "/latest/meta-data/ram/security-credentials/";

    public string Name => "ECS metadata";

    public ValueTask<CredentialAnswer> AskAsync(CancellationToken cancellationToken) =>
        AskAsync(environment["ALIBABA_CLOUD_ECS_METADATA"], Name, cancellationToken);

    /// <summary>Asks for the named role, or for the instance's own when the name is null.</summary>
    public async ValueTask<CredentialAnswer> AskAsync(string? roleName, string source, CancellationToken cancellationToken)
    {
        if (environment.IsTrue("ALIBABA_CLOUD_ECS_METADATA_DISABLED"))
            return new CredentialAnswer.Nothing("switched off by ALIBABA_CLOUD_ECS_METADATA_DISABLED.");

        var root = new Uri(options.Value.Credentials.MetadataAddress);
        var token = await TokenAsync(root, cancellationToken).ConfigureAwait(false);
        if (token is null && (!options.Value.Credentials.EcsMetadataV1 || environment.IsTrue("ALIBABA_CLOUD_IMDSV1_DISABLED")))
            return new CredentialAnswer.Nothing("the metadata service gave no token, and its version 1 is switched off.");

        if (string.IsNullOrWhiteSpace(roleName))
        {
            var names = await GetAsync(new Uri(root, RolePath), token, cancellationToken).ConfigureAwait(false);
            if (names is null)
                return new CredentialAnswer.Nothing("the metadata service did not answer, or the instance has no role.");
            roleName = Encoding.UTF8.GetString(names).Split('\n')[0].Trim();
        }

        if (roleName.Length is 0 or > 64 || roleName is "." or "..")
            return new CredentialAnswer.Nothing("the metadata service names no usable role.");

        var body = await GetAsync(new Uri(root, RolePath + PercentEncoding.Encode(roleName)), token, cancellationToken).ConfigureAwait(false);
        if (body is null)
            return new CredentialAnswer.Nothing($"the metadata service has no credentials for role '{roleName}'.");

        return CredentialsDocument.Read(body, source, codeRequired: true);
    }

    private async Task<string?> TokenAsync(Uri root, CancellationToken cancellationToken)
    {
        var reply = await http.SendAsync(
            HttpMethod.Put, new Uri(root, "/latest/api/token"), "x-aliyun-ecs-metadata-token-ttl-seconds", "21600", cancellationToken).ConfigureAwait(false);
        return reply is { Status: 200, Body.Length: > 0 } ? Encoding.UTF8.GetString(reply.Value.Body).Trim() : null;
    }

    private async Task<byte[]?> GetAsync(Uri address, string? token, CancellationToken cancellationToken)
    {
        var reply = await http.SendAsync(HttpMethod.Get, address, token is null ? null : TokenHeader, token, cancellationToken).ConfigureAwait(false);
        return reply is { Status: 200 } ? reply.Value.Body : null;
    }
}

/// <summary>What the metadata service and a credentials URI answer. A class: nothing prints its secrets.</summary>
internal sealed class CredentialsDocument
{
    public string? Code { get; set; }

    public string? AccessKeyId { get; set; }

    public string? AccessKeySecret { get; set; }

    public string? SecurityToken { get; set; }

    public string? Expiration { get; set; }

    public static CredentialAnswer Read(byte[] body, string source, bool codeRequired)
    {
        CredentialsDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(body, CredentialsDocumentJsonContext.Default.CredentialsDocument);
        }
        catch (JsonException)
        {
            return new CredentialAnswer.Failed("the answer is not JSON.");
        }

        if (codeRequired && document?.Code != "Success")
            return new CredentialAnswer.Failed($"the answer's Code is '{document?.Code}', not Success.");

        return document is { AccessKeyId.Length: > 0, AccessKeySecret.Length: > 0, SecurityToken.Length: > 0 }
            ? new CredentialAnswer.Found(new(
                document.AccessKeyId, document.AccessKeySecret, document.SecurityToken, CloudTimes.Parse(document.Expiration), source))
            : new CredentialAnswer.Failed("the answer lacks AccessKeyId, AccessKeySecret or SecurityToken.");
    }
}

/// <summary>Reads the document without reflection.</summary>
[JsonSerializable(typeof(CredentialsDocument))]
internal sealed partial class CredentialsDocumentJsonContext : JsonSerializerContext;
