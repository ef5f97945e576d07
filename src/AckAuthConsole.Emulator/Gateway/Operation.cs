namespace AckAuthConsole.Emulator.Gateway;

/// <summary>RPC: by action and version. ROA: by method and path too.</summary>
internal enum ApiStyle
{
    Rpc,
    Roa,
}

/// <summary>What RAM must allow: one of <paramref name="AnyOf"/> on the resource.</summary>
/// <param name="AnyOf">Alternative action names; the first one is named in refusals.</param>
/// <param name="Resource">The resource's ARN for a call; null means <c>*</c>.</param>
internal sealed record RamRequirement(IReadOnlyList<string> AnyOf, Func<CallContext, string>? Resource = null);

/// <summary>One operation of one product.</summary>
internal sealed record Operation
{
    /// <summary><c>Ram</c>, <c>Ims</c>, <c>Sts</c>, <c>CS</c>…</summary>
    public required string Product { get; init; }

    public required string Version { get; init; }

    public required string Action { get; init; }

    public ApiStyle Style { get; init; }

    /// <summary>ROA only: HTTP method.</summary>
    public string Method { get; init; } = "";

    /// <summary>ROA only: path with <c>{placeholders}</c>.</summary>
    public string PathTemplate { get; init; } = "";

    /// <summary>All must hold. Empty: no permission needed.</summary>
    public IReadOnlyList<RamRequirement> Requires { get; init; } = [];

    /// <summary>True: works without a signature.</summary>
    public bool Anonymous { get; init; }

    /// <summary>True: changes the state, so that a state file is written afterwards.</summary>
    public bool Writes { get; init; }

    /// <summary>Does the work, while the gateway holds the state's lock. Throws <see cref="ApiError"/>.</summary>
    public required Func<CallContext, ApiReply> Handler { get; init; }

    /// <summary>Null: always there. Else an operation that can be switched off, and then is unknown.</summary>
    public Func<State.RuntimeSettings, bool>? IsAlive { get; init; }
}
