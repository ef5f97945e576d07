namespace AckAuthConsole.Kubernetes.Models;

/// <summary>One thing that is wrong.</summary>
public sealed record V1StatusCause
{
    /// <summary>The path of the field, for instance <c>rules[0].verbs</c>.</summary>
    public string? Field { get; init; }

    /// <summary>What is wrong, in the server's words.</summary>
    public string? Message { get; init; }

    /// <summary>A word for what is wrong, for instance <c>FieldValueRequired</c>.</summary>
    public string? Reason { get; init; }
}
