using System.Text.Json.Serialization;

namespace AckAuthConsole.Kubernetes.Auditing;

/// <summary>An event of an API server's audit log (<c>audit.k8s.io/v1</c> Event), or a list of them (EventList), as far as it tells who used what.</summary>
internal sealed record AuditEvent
{
    public string? Kind { get; init; }

    public IReadOnlyList<AuditEvent>? Items { get; init; }

    public string? Stage { get; init; }

    public string? Verb { get; init; }

    [JsonPropertyName("requestURI")]
    public string? RequestUri { get; init; }

    public AuditUser? User { get; init; }

    public AuditUser? ImpersonatedUser { get; init; }

    public AuditObjectReference? ObjectRef { get; init; }

    public AuditStatus? ResponseStatus { get; init; }

    public DateTimeOffset? RequestReceivedTimestamp { get; init; }

    public DateTimeOffset? StageTimestamp { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>The user of a request.</summary>
    internal sealed record AuditUser
    {
        public string? Username { get; init; }

        public IReadOnlyList<string>? Groups { get; init; }
    }

    /// <summary>What a request was about; missing for a path that is no resource.</summary>
    internal sealed record AuditObjectReference
    {
        public string? ApiGroup { get; init; }

        public string? Resource { get; init; }

        public string? Subresource { get; init; }

        public string? Namespace { get; init; }

        public string? Name { get; init; }
    }

    /// <summary>How it ended.</summary>
    internal sealed record AuditStatus
    {
        public int? Code { get; init; }
    }
}
