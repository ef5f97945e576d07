using System.Text;

namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>Writes kubeconfigs in the form that CS gives out.</summary>
internal static class Kubeconfigs
{
    public static string WithCertificate(Uri server, string caPem, string user, string certificate, string key) => $"""
        apiVersion: v1
        kind: Config
        current-context: test
        preferences: {"{}"}
        clusters:
        - name: kubernetes
          cluster:
            server: "{server.ToString().TrimEnd('/')}"
            certificate-authority-data: {Base64(caPem)}
        contexts:
        - name: test
          context:
            cluster: kubernetes
            user: '{user.Replace("'", "''", StringComparison.Ordinal)}'
        users:
        - name: '{user.Replace("'", "''", StringComparison.Ordinal)}'
          user:
            client-certificate-data: {Base64(certificate)}
            client-key-data: {Base64(key)}

        """;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
