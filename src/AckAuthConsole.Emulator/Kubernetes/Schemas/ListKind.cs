namespace AckAuthConsole.Emulator.Kubernetes.Schemas;

/// <summary>How a list is merged and who owns what of it.</summary>
internal enum ListKind
{
    /// <summary>One value, replaced whole.</summary>
    Atomic,

    /// <summary>Texts without order, each owned by itself.</summary>
    Set,

    /// <summary>Objects told apart by some of their members.</summary>
    Map,
}
