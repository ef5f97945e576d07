namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>Decides what may be repeated.</summary>
internal enum OperationKind
{
    /// <summary>Changes nothing: repeated after throttling, HTTP 5xx, timeouts and connection faults.</summary>
    Read,

    /// <summary>
    /// Changes something: repeated only when the server certainly did nothing. After a lost reply it fails with
    /// <see cref="CloudErrorKind.OutcomeUnknown"/>, so that the caller reads back first.
    /// </summary>
    Write,

    /// <summary>
    /// Overwrites everything that is there, so it is right only directly after a read: never repeated after a wait (throttling, another
    /// change of the same identity), during which somebody else may have changed what would be overwritten. Else as <see cref="Write"/>.
    /// </summary>
    Overwrite,
}
