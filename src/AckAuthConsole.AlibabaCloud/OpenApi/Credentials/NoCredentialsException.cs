namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>No source gave credentials; the message names each source asked and why it gave nothing.</summary>
internal sealed class NoCredentialsException(string message, Exception? inner = null) : Exception(message, inner);
