using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Emulator;

/// <summary>The command that runs the emulator alone.</summary>
internal static class EmulatorCommand
{
    private static readonly Option<int> s_httpPort = Number("--http-port", "Port for HTTP; 0 takes a free one.", 5081);
    private static readonly Option<int> s_httpsPort = Number("--https-port", "Port for HTTPS; 0 takes a free one.", 5444);
    private static readonly Option<bool> s_noHttps = new("--no-https") { Description = "Serve HTTP only." };
    private static readonly Option<string> s_bind = new("--bind") { Description = "Address to listen on: loopback, any, or an IP address.", DefaultValueFactory = _ => "loopback" };
    private static readonly Option<string> s_seed = new("--seed")
    {
        Description = "What the account holds at first: demo, empty, or scale:users=5000,roles=1000,clusters=200,namespaces=50,grants=20000.",
        DefaultValueFactory = _ => "demo",
    };
    private static readonly Option<string?> s_state = new("--state") { Description = "File that keeps the state between runs (in memory only without it)." };
    private static readonly Option<string?> s_caOut = new("--ca-out") { Description = "File to write the certificate of the emulator's CA to, as PEM." };
    private static readonly Option<int> s_readLag = Number("--read-lag-ms", "How far permission reads lag behind writes, in milliseconds.", 0);
    private static readonly Option<int> s_conflict = Number("--conflict-window-ms", "How long after a permission write another one for the same identity is refused, in milliseconds.", 0);
    private static readonly Option<bool> s_refuseLegacy = new("--refuse-legacy-signatures") { Description = "Accept signature version 3 only." };
    private static readonly Option<bool> s_rates = new("--enforce-rates") { Description = "Enforce the documented call rates of RAM and STS." };
    private static readonly Option<bool> s_clustersV1 = new("--describe-clusters-v1") { Description = "Keep the withdrawn DescribeClusters and DescribeClustersV1 alive." };
    private static readonly Option<bool> s_requireRamRead = new("--require-ram-read") { Description = "Refuse grants to identities without RAM read access to the cluster." };
    private static readonly Option<string> s_alias = new("--alias") { Description = "First label of the account's default domain.", DefaultValueFactory = _ => "ackdemo" };
    private static readonly Option<string?> s_metadataRole = new("--metadata-role") { Description = "Role whose credentials the metadata endpoint gives out." };
    private static readonly Option<Uri?> s_oauthPublic = Address("--oauth-public", "Address under which browsers reach the emulator.");
    private static readonly Option<Uri?> s_oauthInternal = Address("--oauth-internal", "Address under which the console's server reaches the emulator.");
    private static readonly Option<string?> s_oauthClientId = new("--oauth-client-id") { Description = "Id of the registered OAuth application." };
    private static readonly Option<string?> s_oauthClientSecret = new("--oauth-client-secret") { Description = "Secret of the registered OAuth application." };
    private static readonly Option<Uri[]> s_oauthRedirects = new("--oauth-redirect")
    {
        Description = "Redirect address of the registered OAuth application; may be given several times.",
        CustomParser = result => [.. result.Tokens.Select(token => ParseAddress(result, token.Value)).OfType<Uri>()],
    };

    public static RootCommand Create()
    {
        s_bind.Validators.Add(result =>
        {
            if (ParseBind(result.GetValueOrDefault<string>()) is null) result.AddError("--bind must be loopback, any, or an IP address.");
        });
        var command = new RootCommand("A small Alibaba Cloud account on this machine: RAM, IMS, STS, ACK (CS) and RAM OAuth.")
        {
            s_httpPort, s_httpsPort, s_noHttps, s_bind, s_seed, s_state, s_caOut, s_readLag, s_conflict, s_refuseLegacy, s_rates, s_clustersV1, s_requireRamRead, s_alias,
            s_metadataRole, s_oauthPublic, s_oauthInternal, s_oauthClientId, s_oauthClientSecret, s_oauthRedirects,
        };
        command.SetAction(RunAsync);
        return command;
    }

    internal static EmulatorOptions ReadOptions(ParseResult parsed)
    {
        var defaults = new EmulatorOptions();
        var options = new EmulatorOptions
        {
            HttpPort = parsed.GetValue(s_httpPort),
            HttpsPort = parsed.GetValue(s_noHttps) ? null : parsed.GetValue(s_httpsPort),
            BindAddress = ParseBind(parsed.GetValue(s_bind)) ?? IPAddress.Loopback,
            Seed = parsed.GetValue(s_seed)!,
            StateFile = parsed.GetValue(s_state),
            CaOut = parsed.GetValue(s_caOut),
            ReadLag = TimeSpan.FromMilliseconds(parsed.GetValue(s_readLag)),
            ConflictWindow = TimeSpan.FromMilliseconds(parsed.GetValue(s_conflict)),
            AcceptLegacySignatures = !parsed.GetValue(s_refuseLegacy),
            EnforceRates = parsed.GetValue(s_rates),
            DescribeClustersV1Alive = parsed.GetValue(s_clustersV1),
            RefuseGrantWithoutRamRead = parsed.GetValue(s_requireRamRead),
            AccountAlias = parsed.GetValue(s_alias)!,
            MetadataRole = parsed.GetValue(s_metadataRole),
            OAuthPublicAddress = parsed.GetValue(s_oauthPublic),
            OAuthInternalAddress = parsed.GetValue(s_oauthInternal),
            OAuthClientId = parsed.GetValue(s_oauthClientId) ?? defaults.OAuthClientId,
            OAuthClientSecret = parsed.GetValue(s_oauthClientSecret) ?? defaults.OAuthClientSecret,
        };
        foreach (var redirect in parsed.GetValue(s_oauthRedirects) ?? []) options.OAuthRedirectUris.Add(redirect);
        return options;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        try
        {
            var options = ReadOptions(parsed);
            await using var host = await EmulatorHost.StartAsync(options, null, loggers, cancellationToken);
            await output.WriteLineAsync(Describe(host, options));
            await host.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception e) when (e is ArgumentException or IOException or SocketException or UnauthorizedAccessException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static string Describe(EmulatorHost host, EmulatorOptions options) => $"""
        The emulated account is ready.

          HTTP    {host.HttpAddress}
          HTTPS   {(host.HttpsAddress is { } https ? https.ToString() : "off")}
          State   {options.StateFile ?? "in memory"}

        Every product (RAM, IMS, STS, CS) answers on these addresses; point an SDK's endpoint at {host.HttpAddress.Authority}.

          The account      emulator-account          emulator-account-secret
          A RAM user       emulator-<user name>      emulator-<user name>-secret
                           for instance emulator-platform-admin

        Sign-in for applications:  {host.HttpAddress}.well-known/openid-configuration
        Change it from outside:    {host.HttpAddress}emulator/admin
        Ctrl+C ends it.
        """;

    private static Option<int> Number(string name, string description, int absent)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => absent };
        option.Validators.Add(result =>
        {
            var max = name.EndsWith("-port", StringComparison.Ordinal) ? IPEndPoint.MaxPort : 600_000;
            // What is no number at all is reported by the parser itself.
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) && (value < 0 || value > max))
            {
                result.AddError($"{name} must be from 0 to {max}.");
            }
        });
        return option;
    }

    private static Option<Uri?> Address(string name, string description) =>
        new(name) { Description = description, CustomParser = result => ParseAddress(result, result.Tokens[0].Value) };

    private static Uri? ParseAddress(ArgumentResult result, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)) return uri;
        result.AddError($"'{text}' is not an http or https address.");
        return null;
    }

    private static IPAddress? ParseBind(string? text) => text switch
    {
        "loopback" => IPAddress.Loopback,
        "any" => IPAddress.Any,
        _ => IPAddress.TryParse(text, out var address) ? address : null,
    };
}
