namespace AckAuthConsole.Emulator.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    /// <summary>Refused with <c>Throttling.User</c>, before the work.</summary>
    Throttle,

    /// <summary>Slow, then as usual.</summary>
    Delay,

    /// <summary>An error answer, before or after the work.</summary>
    Error,

    /// <summary>The connection is cut, before or after the work.</summary>
    Drop,
}
