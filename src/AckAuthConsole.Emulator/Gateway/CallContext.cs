using AckAuthConsole.Emulator.Policies;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Gateway;

/// <summary>One call, signature checked, on its way to its operation.</summary>
internal sealed class CallContext
{
    public required Caller Caller { get; init; }

    /// <summary>Query and form parameters, names exact. Without the parameters of the protocol itself.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Decoded values of the path template's placeholders.</summary>
    public required IReadOnlyDictionary<string, string> Path { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The region named by the host, or <c>cn-hangzhou</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The host as sent, with its port.</summary>
    public required string Host { get; init; }

    public required bool IsSecure { get; init; }

    public required string SourceAddress { get; init; }

    /// <summary>Upper-case UUID.</summary>
    public required string RequestId { get; init; }

    public required EmulatorState State { get; init; }

    public required RuntimeSettings Settings { get; init; }

    public required IRamAuthorizer Authorizer { get; init; }

    /// <summary>The moment of the call.</summary>
    public required DateTimeOffset Now { get; init; }

    public CancellationToken CancellationToken { get; init; }

    /// <summary>Values of the condition keys that the call has.</summary>
    public IReadOnlyDictionary<string, string> Conditions => _conditions ??= ReadConditions();

    private Dictionary<string, string>? _conditions;

    /// <summary>A parameter, or null if it is absent or empty.</summary>
    public string? Optional(string name) => Parameters.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A parameter, or <c>Missing&lt;Name&gt;</c>.</summary>
    public string Required(string name) => Optional(name) ?? throw ApiError.Missing(name);

    private Dictionary<string, string> ReadConditions()
    {
        var conditions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["acs:CurrentTime"] = Now.ToUtcText(),
            ["acs:SecureTransport"] = IsSecure ? "true" : "false",
            ["acs:SourceIp"] = SourceAddress,
        };
        if (Optional("TemporaryDurationMinutes") is { } minutes) conditions["cs:KubeConfigDurationMinutes"] = minutes;
        return conditions;
    }
}
