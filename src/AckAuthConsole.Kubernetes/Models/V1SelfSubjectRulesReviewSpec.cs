using System.Text.Json.Serialization;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Where.</summary>
public sealed record V1SelfSubjectRulesReviewSpec
{
    /// <summary>The namespace; required.</summary>
    [JsonPropertyName("namespace")]
    public string? NamespaceProperty { get; init; }
}
