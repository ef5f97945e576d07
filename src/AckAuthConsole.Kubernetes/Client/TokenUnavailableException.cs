namespace AckAuthConsole.Kubernetes.Client;

/// <summary>The file with the token cannot be read or is empty.</summary>
internal sealed class TokenUnavailableException(Exception? inner) : Exception("The file with the token cannot be read or is empty.", inner);
