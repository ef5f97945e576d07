namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>What is wrong with a manifest, and where.</summary>
/// <param name="File">The file as it was named; <c>-</c> for standard input, empty for a text.</param>
/// <param name="Document">Which document of the file, from 1.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Path">The field, for instance <c>rules[0].verbs</c>; empty for a syntax error.</param>
/// <param name="Reason">As the API server names it (<c>FieldValueRequired</c> …), or <c>Syntax</c>, <c>Type</c>, <c>Duplicate</c>.</param>
/// <param name="Message">What is wrong; of a broken rule in the API server's own words.</param>
public sealed record ManifestFault(string File, int Document, int Line, int Column, string Path, string Reason, string Message);
