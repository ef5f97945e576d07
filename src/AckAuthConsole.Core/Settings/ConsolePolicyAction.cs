namespace AckAuthConsole.Core.Settings;

/// <summary>One operation that the console needs.</summary>
/// <param name="Purpose">What for: <c>read-directory</c>, <c>read-policies</c>, <c>read-clusters</c>, <c>enter-clusters</c>, <c>read-permissions</c>, <c>change-permissions</c>, <c>attach-policies</c>.</param>
/// <param name="Names">The RAM actions of which any one allows it.</param>
public sealed record ConsolePolicyAction(string Purpose, IReadOnlyList<string> Names)
{
    /// <summary>The resource that is checked; <c>*</c> where the operation has none.</summary>
    public string Resource { get; init; } = "*";
}
