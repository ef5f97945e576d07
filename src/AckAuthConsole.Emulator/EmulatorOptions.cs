using System.Net;

namespace AckAuthConsole.Emulator;

/// <summary>How an emulator is started.</summary>
public sealed class EmulatorOptions
{
    /// <summary>Port for plain HTTP; 0 takes any free one.</summary>
    public int HttpPort { get; set; }

    /// <summary>Port for HTTPS; 0 takes any free one, null means no HTTPS.</summary>
    public int? HttpsPort { get; set; }

    /// <summary>Address to listen on. Loopback unless the emulator runs in a container of its own.</summary>
    public IPAddress BindAddress { get; set; } = IPAddress.Loopback;

    /// <summary>What the account holds at first: <c>demo</c>, <c>empty</c>, or <c>scale:users=…,roles=…,clusters=…,namespaces=…,grants=…</c>.</summary>
    public string Seed { get; set; } = "demo";

    /// <summary>File that keeps the state between runs; null keeps it in memory only.</summary>
    public string? StateFile { get; set; }

    /// <summary>File to which the certificate of the emulator's CA is written as PEM; null writes none.</summary>
    public string? CaOut { get; set; }

    /// <summary>How far permission reads lag behind permission writes, up to ten minutes. The real service lags 1 to 10 seconds.</summary>
    public TimeSpan ReadLag { get; set; }

    /// <summary>How long after a permission write another one for the same identity is refused with <c>ErrAuthorizationConflict</c>.</summary>
    public TimeSpan ConflictWindow { get; set; }

    /// <summary>Whether the older RPC and ROA signatures (HMAC-SHA1) are accepted.</summary>
    public bool AcceptLegacySignatures { get; set; } = true;

    /// <summary>Whether the documented call rates of RAM and STS are enforced (<c>Throttling.User</c> above them).</summary>
    public bool EnforceRates { get; set; }

    /// <summary>Whether DescribeClustersV1 and DescribeClusters, withdrawn in 2026, still answer.</summary>
    public bool DescribeClustersV1Alive { get; set; }

    /// <summary>Whether a grant to an identity without RAM read access to the cluster is refused with <c>ErrorRamPolicyConfig</c>.</summary>
    public bool RefuseGrantWithoutRamRead { get; set; }

    /// <summary>First label of the account's default domain <c>&lt;alias&gt;.onaliyun.com</c>.</summary>
    public string AccountAlias { get; set; } = "ackdemo";

    /// <summary>Name of the role that the ECS metadata endpoint and the credentials URI give out; null takes the seed's worker role, or the first role.</summary>
    public string? MetadataRole { get; set; }

    /// <summary>Address under which browsers reach the OAuth pages; null takes the address listened on.</summary>
    public Uri? OAuthPublicAddress { get; set; }

    /// <summary>Address under which the console's server reaches the OAuth token, keys and user-info endpoints; null takes the public one.</summary>
    public Uri? OAuthInternalAddress { get; set; }

    /// <summary>Id of the registered OAuth application.</summary>
    public string OAuthClientId { get; set; } = "4000000000000000001";

    /// <summary>Secret of the registered OAuth application. Known to everybody, as everything in the emulator.</summary>
    public string OAuthClientSecret { get; set; } = "emulator-oauth-secret";

    /// <summary>Redirect addresses registered with the OAuth application; an exact match is needed. Empty: any on loopback is taken.</summary>
    public IList<Uri> OAuthRedirectUris { get; } = [];
}
