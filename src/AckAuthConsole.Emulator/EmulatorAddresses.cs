namespace AckAuthConsole.Emulator;

/// <summary>Where the emulator listens; filled when it has started.</summary>
internal sealed class EmulatorAddresses
{
    public Uri? Http { get; set; }

    public Uri? Https { get; set; }

    /// <summary>PEM of the CA of the HTTPS certificate; empty without HTTPS.</summary>
    public string AuthorityPem { get; set; } = "";
}
