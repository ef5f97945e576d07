namespace AckAuthConsole.Emulator.Kubernetes.Schemas;

/// <summary>A member of an object.</summary>
/// <param name="Name">As it stands in JSON.</param>
/// <param name="Schema">What it may be.</param>
/// <param name="Description">What it is for, as <c>kubectl explain</c> shows it.</param>
internal sealed record KubeField(string Name, KubeSchema Schema, string Description)
{
    /// <summary>Written even when it is empty.</summary>
    public bool IsAlways { get; init; }

    /// <summary>Named as required in OpenAPI.</summary>
    public bool IsRequired { get; init; }
}
