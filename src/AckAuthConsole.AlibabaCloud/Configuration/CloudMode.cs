namespace AckAuthConsole.AlibabaCloud.Configuration;

/// <summary>Which cloud the console talks to.</summary>
public enum CloudMode
{
    /// <summary>The emulator: a made-up account, plain HTTP allowed.</summary>
    Emulated,

    /// <summary>Alibaba Cloud itself: HTTPS only.</summary>
    Live,
}
