using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>An open watch: one JSON object a line.</summary>
internal sealed class WatchStream : IAsyncDisposable
{
    // An object in etcd has 1.5 MB at most.
    private const int MaxLine = 16 * 1024 * 1024;

    private readonly HttpResponseMessage _response;
    private readonly CancellationTokenSource _life;
    private readonly PipeReader _reader;

    public WatchStream(HttpResponseMessage response, Stream stream, CancellationTokenSource life)
    {
        (_response, _life) = (response, life);
        _reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 32 * 1024));
        KubernetesTelemetry.Watches.Add(1);
    }

    /// <summary>The next event; null when the server ended the watch, the connection broke or nothing came for too long.</summary>
    /// <exception cref="JsonException">The line is no event.</exception>
    public async Task<WatchEnvelope?> NextAsync(CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _life.Token);
        try
        {
            while (true)
            {
                var read = await _reader.ReadAsync(linked.Token).ConfigureAwait(false);
                if (read.Buffer.PositionOf((byte)'\n') is { } end)
                {
                    var envelope = Read(read.Buffer.Slice(0, end));
                    _reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                    if (envelope is not null)
                        return envelope;
                    continue;
                }

                // A line that was cut off is no event.
                if (read.IsCompleted)
                    return null;
                if (read.Buffer.Length > MaxLine)
                    throw new JsonException("An event is too long.");
                _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        KubernetesTelemetry.Watches.Add(-1);

        // First, so that the rest of the stream is not waited for.
        _response.Dispose();
        await _reader.CompleteAsync().ConfigureAwait(false);
        _life.Dispose();
    }

    private static WatchEnvelope? Read(ReadOnlySequence<byte> line)
    {
        if (line.IsEmpty)
            return null;
        var reader = new Utf8JsonReader(line);
        return JsonSerializer.Deserialize(ref reader, KubernetesJsonContext.Default.WatchEnvelope);
    }
}
