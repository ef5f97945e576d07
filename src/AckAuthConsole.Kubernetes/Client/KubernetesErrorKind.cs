namespace AckAuthConsole.Kubernetes.Client;

/// <summary>What kind of error a call ended with: the server's <c>reason</c>, or what went wrong before it could answer.</summary>
public enum KubernetesErrorKind
{
    /// <summary>An error of another kind; <see cref="KubernetesError.Reason"/> has the server's word.</summary>
    Other,

    /// <summary>The object, resource or path does not exist.</summary>
    NotFound,

    /// <summary>An object of that name exists.</summary>
    AlreadyExists,

    /// <summary>The object changed meanwhile, a precondition does not hold, or another field manager owns a field.</summary>
    Conflict,

    /// <summary>The request was understood and cannot be (400).</summary>
    BadRequest,

    /// <summary>The object breaks a rule (422).</summary>
    Invalid,

    /// <summary>The server does not know who asks (401).</summary>
    Unauthorized,

    /// <summary>Who asks may not (403).</summary>
    Forbidden,

    /// <summary>The resource cannot do that (405), or not in that form (406, 415).</summary>
    NotSupported,

    /// <summary>The version or the rest of a list is no longer kept (410): list anew.</summary>
    Expired,

    /// <summary>The server asks to slow down (429); nothing was done.</summary>
    TooManyRequests,

    /// <summary>The server failed (5xx).</summary>
    ServerError,

    /// <summary>No connection came about: nothing was sent.</summary>
    NotConnected,

    /// <summary>The server's certificate is not trusted, or it does not take ours: nothing was sent.</summary>
    NotTrusted,

    /// <summary>The connection broke before the answer was complete.</summary>
    ConnectionLost,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The answer is too long, a redirect, or not what was asked for.</summary>
    BadReply,
}
