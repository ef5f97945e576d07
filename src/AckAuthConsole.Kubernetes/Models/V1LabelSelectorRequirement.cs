using System.Text.Json.Serialization;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>One condition of a label selector.</summary>
public sealed record V1LabelSelectorRequirement
{
    /// <summary>The label.</summary>
    public string? Key { get; init; }

    /// <summary><c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>.</summary>
    [JsonPropertyName("operator")]
    public string? OperatorProperty { get; init; }

    /// <summary>The values of <c>In</c> and <c>NotIn</c>.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}
