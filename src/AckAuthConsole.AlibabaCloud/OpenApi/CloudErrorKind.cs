namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>What an error means to us. Found by code first: the HTTP status differs between products and gateways.</summary>
internal enum CloudErrorKind
{
    /// <summary>The request is wrong; repeating it cannot help.</summary>
    Invalid,

    /// <summary>The object does not exist.</summary>
    NotFound,

    /// <summary>The object, or the attachment, exists already.</summary>
    AlreadyExists,

    /// <summary>Another state of the object stands in the way.</summary>
    Conflict,

    /// <summary>Another permission change of the same identity is running; the server did nothing.</summary>
    AuthorizationConflict,

    /// <summary>A quota or limit is used up.</summary>
    LimitExceeded,

    /// <summary>RAM does not let the console's identity do it.</summary>
    RamDenied,

    /// <summary>Kubernetes RBAC does not let the console's identity do it.</summary>
    RbacDenied,

    /// <summary>The target of a grant lacks RAM read access to the cluster.</summary>
    TargetLacksRamAccess,

    /// <summary>Key, token, signature or clock are refused.</summary>
    Unauthenticated,

    /// <summary>The session token has expired; a new one may do.</summary>
    SessionExpired,

    /// <summary>The nonce was seen before; the server did nothing.</summary>
    NonceUsed,

    /// <summary>Flow control; the server did nothing.</summary>
    Throttled,

    /// <summary>The cluster's API server cannot be reached by the cloud.</summary>
    ClusterUnreachable,

    /// <summary>No connection was made; the server did nothing.</summary>
    NotConnected,

    /// <summary>The connection broke, or the reply was incomplete, after the request may have arrived.</summary>
    ConnectionLost,

    /// <summary>No reply in time.</summary>
    TimedOut,

    /// <summary>The server failed, HTTP 5xx.</summary>
    ServerError,

    /// <summary>A write whose reply was lost: it may or may not have happened. Read back before anything else.</summary>
    OutcomeUnknown,

    /// <summary>No source of credentials gave any.</summary>
    NoCredentials,

    /// <summary>The reply is too long or not what the operation promises.</summary>
    BadReply,
}
