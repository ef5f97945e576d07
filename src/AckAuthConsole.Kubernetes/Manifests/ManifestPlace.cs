namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>Where an object stands.</summary>
/// <param name="File">The file as it was named; <c>-</c> for standard input.</param>
/// <param name="Document">Which document of the file, from 1.</param>
/// <param name="Line">Its first line, from 1.</param>
public sealed record ManifestPlace(string File, int Document, int Line);
