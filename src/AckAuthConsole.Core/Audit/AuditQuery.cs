using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Core.Audit;

/// <summary>Which lines of the history are wanted; every condition that is set must hold.</summary>
public sealed record AuditQuery
{
    /// <summary>The most lines one page can have.</summary>
    public const int MaxPageSize = 200;

    /// <summary>Not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Part of the actor's name, or the exact id; without case.</summary>
    public string? Actor { get; init; }

    /// <summary>Part of the target's name, or the exact id; without case.</summary>
    public string? Target { get; init; }

    /// <summary>A cluster's id; entries for all clusters match too.</summary>
    public string? ClusterId { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public string? Action { get; init; }

    /// <summary>What became of it.</summary>
    public AuditOutcome? Outcome { get; init; }

    /// <summary>Part of reason, ticket, names, roles or namespaces; without case.</summary>
    public string? Text { get; init; }

    /// <summary>Only lines about, or by, this principal: what a member may see.</summary>
    public PrincipalRef? OnlyAbout { get; init; }

    /// <summary>The page after the line with this number (newest first); null for the first page.</summary>
    public long? Before { get; init; }

    /// <summary>Lines wanted, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;
}
