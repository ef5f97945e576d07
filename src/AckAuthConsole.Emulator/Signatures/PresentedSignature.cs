namespace AckAuthConsole.Emulator.Signatures;

/// <summary>What a request claims about its signer, read before any of it is believed.</summary>
internal abstract record PresentedSignature(string AccessKeyId, string? SecurityToken, DateTimeOffset Date, string Nonce)
{
    /// <summary>Throws <see cref="Gateway.ApiError"/> if the signature was not made with the secret.</summary>
    public abstract void Verify(string secret);
}
