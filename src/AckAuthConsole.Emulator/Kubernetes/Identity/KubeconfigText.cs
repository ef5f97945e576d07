using System.Text;

namespace AckAuthConsole.Emulator.Kubernetes.Identity;

/// <summary>Writes kubeconfig files.</summary>
internal static class KubeconfigText
{
    /// <summary>A kubeconfig with a client certificate.</summary>
    /// <param name="server">The API server's address.</param>
    /// <param name="serverAuthority">PEM of the CA of the server's certificate.</param>
    /// <param name="name">Of user and context.</param>
    /// <param name="context">Name of the context.</param>
    /// <param name="certificate">PEM of the client certificate.</param>
    /// <param name="key">PEM of its key.</param>
    public static string WithCertificate(Uri server, string serverAuthority, string name, string context, string certificate, string key) =>
        Write(server, serverAuthority, name, context, $"    client-certificate-data: {Encode(certificate)}\n    client-key-data: {Encode(key)}\n");

    /// <summary>A kubeconfig with a bearer token.</summary>
    public static string WithToken(Uri server, string serverAuthority, string name, string context, string token) =>
        Write(server, serverAuthority, name, context, $"    token: \"{token}\"\n");

    private static string Write(Uri server, string serverAuthority, string name, string context, string credential) =>
        $"""
        apiVersion: v1
        kind: Config
        preferences: {"{}"}
        clusters:
        - name: kubernetes
          cluster:
            server: {server.AbsoluteUri.TrimEnd('/')}
            certificate-authority-data: {Encode(serverAuthority)}
        contexts:
        - name: "{context}"
          context:
            cluster: kubernetes
            user: "{name}"
        current-context: "{context}"
        users:
        - name: "{name}"
          user:

        """ + credential;

    private static string Encode(string pem) => Convert.ToBase64String(Encoding.ASCII.GetBytes(pem));
}
