using System.Net;
using System.Net.Sockets;

namespace AckAuthConsole.Testing;

/// <summary>Ports for servers that must be told theirs in advance. Servers that can choose take port 0 instead.</summary>
public static class FreePort
{
    /// <summary>Some ports of loopback that nobody listened on a moment ago, all different.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            foreach (var listener in listeners) listener.Start();
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners) listener.Dispose();
        }
    }
}
