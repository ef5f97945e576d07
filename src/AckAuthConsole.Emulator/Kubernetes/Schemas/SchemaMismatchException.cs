namespace AckAuthConsole.Emulator.Kubernetes.Schemas;

/// <summary>A value is not of the type that its schema demands; the message is the API server's.</summary>
internal sealed class SchemaMismatchException(string message) : Exception(message);
