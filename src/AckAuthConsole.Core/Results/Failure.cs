namespace AckAuthConsole.Core.Results;

/// <summary>
/// Why something could not be done, as data: a stable code and what is needed to say it in the person's language. No display text.
/// The hierarchy is closed; consume it through <see cref="Match{T}"/>, so that a new case breaks the build.
/// </summary>
public abstract record Failure
{
    private Failure(string code) => Code = code;

    /// <summary>A stable, dotted, lower-case code, for instance <c>plan.stale</c>. Resource keys and logs use it.</summary>
    public string Code { get; }

    /// <summary>What the cloud answered, when the failure came from there.</summary>
    public CloudErrorDetail? Cause { get; init; }

    /// <summary>One function per case.</summary>
    public abstract T Match<T>(
        Func<NotFound, T> notFound,
        Func<Conflict, T> conflict,
        Func<Forbidden, T> forbidden,
        Func<Invalid, T> invalid,
        Func<Throttled, T> throttled,
        Func<Unavailable, T> unavailable);

    /// <summary>The named object does not exist (or is not shown to this person).</summary>
    /// <param name="Kind">What was looked for: <c>ram-user</c>, <c>ram-role</c>, <c>cluster</c>, <c>namespace</c>, <c>history-entry</c>, <c>plan</c>, or a Kubernetes kind in lower case (<c>clusterrole</c>).</param>
    /// <param name="Name">The id or name that was asked for.</param>
    public sealed record NotFound(string Kind, string Name) : Failure("not-found." + Kind)
    {
        /// <inheritdoc />
        public override T Match<T>(Func<NotFound, T> notFound, Func<Conflict, T> conflict, Func<Forbidden, T> forbidden, Func<Invalid, T> invalid, Func<Throttled, T> throttled, Func<Unavailable, T> unavailable) => notFound(this);
    }

    /// <summary>The state changed meanwhile, or another change runs.</summary>
    /// <param name="Reason">The code: <c>plan.stale</c>, <c>plan.already-submitted</c>, <c>authorization.busy</c>, <c>console-role.last-administrator</c>…</param>
    /// <param name="Name">The object concerned, if one.</param>
    public sealed record Conflict(string Reason, string? Name = null) : Failure(Reason)
    {
        /// <inheritdoc />
        public override T Match<T>(Func<NotFound, T> notFound, Func<Conflict, T> conflict, Func<Forbidden, T> forbidden, Func<Invalid, T> invalid, Func<Throttled, T> throttled, Func<Unavailable, T> unavailable) => conflict(this);
    }

    /// <summary>Not allowed: by the console's own roles, or by the cloud (then <see cref="Failure.Cause"/> tells which RAM action was missing).</summary>
    /// <param name="Reason">The code: <c>console.administrator-required</c>, <c>console.own-only</c>, <c>cloud.ram-denied</c>, <c>cloud.rbac-denied</c>, <c>cloud.ram-policy-config</c>, <c>cloud.credentials</c>…</param>
    public sealed record Forbidden(string Reason) : Failure(Reason)
    {
        /// <inheritdoc />
        public override T Match<T>(Func<NotFound, T> notFound, Func<Conflict, T> conflict, Func<Forbidden, T> forbidden, Func<Invalid, T> invalid, Func<Throttled, T> throttled, Func<Unavailable, T> unavailable) => forbidden(this);
    }

    /// <summary>The input breaks a rule.</summary>
    /// <param name="Reason">The code of the first broken rule, for instance <c>permission.scope-not-allowed</c> or <c>namespace.name-malformed</c>.</param>
    /// <param name="Field">The field concerned, in the terms of the use case.</param>
    /// <param name="Value">What was given, shortened to 200 characters; encode before showing.</param>
    public sealed record Invalid(string Reason, string Field, string? Value = null) : Failure(Reason)
    {
        /// <summary>What would be allowed, for the message; may be empty.</summary>
        public IReadOnlyList<string> Allowed { get; init; } = [];

        /// <summary>Each field of a Kubernetes object that is wrong; empty for other input.</summary>
        public IReadOnlyList<FieldFault> Fields { get; init; } = [];

        /// <inheritdoc />
        public override T Match<T>(Func<NotFound, T> notFound, Func<Conflict, T> conflict, Func<Forbidden, T> forbidden, Func<Invalid, T> invalid, Func<Throttled, T> throttled, Func<Unavailable, T> unavailable) => invalid(this);
    }

    /// <summary>The cloud asks to slow down; nothing was done.</summary>
    /// <param name="RetryAfter">How long to wait, when the cloud said so.</param>
    public sealed record Throttled(TimeSpan? RetryAfter = null) : Failure("cloud.throttled")
    {
        /// <inheritdoc />
        public override T Match<T>(Func<NotFound, T> notFound, Func<Conflict, T> conflict, Func<Forbidden, T> forbidden, Func<Invalid, T> invalid, Func<Throttled, T> throttled, Func<Unavailable, T> unavailable) => throttled(this);
    }

    /// <summary>The cloud, a cluster or the database does not answer as it should.</summary>
    /// <param name="Dependency">What is out of reach.</param>
    /// <param name="MayHaveHappened">True for a write whose reply was lost: read before writing again.</param>
    public sealed record Unavailable(Dependency Dependency, bool MayHaveHappened = false) : Failure(CodeOf(Dependency, MayHaveHappened))
    {
        /// <inheritdoc />
        public override T Match<T>(Func<NotFound, T> notFound, Func<Conflict, T> conflict, Func<Forbidden, T> forbidden, Func<Invalid, T> invalid, Func<Throttled, T> throttled, Func<Unavailable, T> unavailable) => unavailable(this);

        private static string CodeOf(Dependency dependency, bool mayHaveHappened) => dependency switch
        {
            Dependency.Cloud when mayHaveHappened => "cloud.outcome-unknown",
            Dependency.Cloud => "cloud.unavailable",
            Dependency.Cluster => "cluster.unreachable",
            Dependency.Database => "database.unavailable",
            Dependency.DatabaseFull => "database.full",
            _ => "database.busy",
        };
    }
}
