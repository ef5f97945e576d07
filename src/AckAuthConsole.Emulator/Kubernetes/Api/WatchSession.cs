using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Selectors;
using AckAuthConsole.Emulator.Kubernetes.Storage;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>One watch: what there is, if wanted, then every change that the selectors let through, until its time is up or the caller goes.</summary>
internal sealed class WatchSession(KubeCluster cluster, KubeResource resource, string ns, LabelSelector labels, FieldSelector fields)
{
    private static readonly TimeSpan s_bookmarkPause = TimeSpan.FromMinutes(1);

    private bool _hasSentColumns;

    /// <summary>The revision after which changes are sent; 0: from now.</summary>
    public long From { get; init; }

    /// <summary>Whether what there is comes first, as ADDED.</summary>
    public bool SendsInitial { get; init; }

    public bool EndsInitialWithBookmark { get; init; }

    public bool ShowsBookmarks { get; init; }

    public TimeSpan Lasts { get; init; }

    /// <summary>What table rows carry of their objects.</summary>
    public string Include { get; init; } = "";

    /// <summary>The state's lock and clock, given by the server.</summary>
    public (Lock Gate, TimeProvider Clock) Surroundings { get; set; }

    public async Task WriteAsync(HttpContext http, ReplyFormat format)
    {
        var response = http.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json";
        if (format.As == "Table") response.ContentType = $"application/json;as=Table;g=meta.k8s.io;v={format.Version}";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        using var timer = Surroundings.Clock.CreateTimer(_ => end.Cancel(), null, Lasts, Timeout.InfiniteTimeSpan);
        try
        {
            await response.StartAsync(end.Token);
            await response.Body.FlushAsync(end.Token);
            await SendAsync(response, format, end.Token);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            // Its time is up: the stream just ends, and the caller resumes from what it saw last.
        }
    }

    private async Task SendAsync(HttpResponse response, ReplyFormat format, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        long seen;
        lock (Surroundings.Gate)
        {
            seen = From == 0 ? cluster.Revision : From;
            if (SendsInitial)
            {
                foreach (var item in cluster.List(resource, ns)) if (Selects(item)) Append(buffer, "ADDED", item, format);
                seen = cluster.Revision;
                if (EndsInitialWithBookmark) AppendBookmark(buffer, seen, format, isEndOfInitial: true);
            }
            else if (From > 0 && From < cluster.Log.Start)
            {
                AppendError(buffer, KubeError.Expired(string.Create(CultureInfo.InvariantCulture, $"too old resource version: {From} ({cluster.Log.Start})")));
                seen = -1;
            }
        }
        while (true)
        {
            if (buffer.Length > 0)
            {
                await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
                buffer.SetLength(0);
            }
            if (seen < 0 || cluster.IsClosed) return;
            // Taken before looking, so that no change falls between.
            var next = cluster.NextChange;
            lock (Surroundings.Gate)
            {
                if (seen < cluster.Log.Start)
                {
                    AppendError(buffer, KubeError.Expired(string.Create(CultureInfo.InvariantCulture, $"too old resource version: {seen} ({cluster.Log.Start})")));
                    seen = -1;
                    continue;
                }
                foreach (var change in cluster.Log.Since(seen))
                {
                    seen = change.Revision;
                    if (change.Object.Resource == resource) Append(buffer, change, format);
                }
            }
            if (buffer.Length > 0) continue;
            if (!ShowsBookmarks)
            {
                await next.WaitAsync(cancellationToken);
                continue;
            }
            try
            {
                await next.WaitAsync(s_bookmarkPause, Surroundings.Clock, cancellationToken);
            }
            catch (TimeoutException)
            {
                AppendBookmark(buffer, seen, format, isEndOfInitial: false);
            }
        }
    }

    private bool Selects(StoredObject item) =>
        (ns.Length == 0 || item.Namespace == ns) && labels.Matches(item.Labels) && fields.Matches(item.Data);

    private void Append(MemoryStream buffer, KubeChange change, ReplyFormat format)
    {
        var (was, isNow) = (change.Previous is not null && Selects(change.Previous), !change.IsDeletion && Selects(change.Object));
        switch (was, isNow)
        {
            case (false, true):
                Append(buffer, "ADDED", change.Object, format);
                break;
            case (true, true):
                Append(buffer, "MODIFIED", change.Object, format);
                break;
            case (true, false):
                // The last state that was selected, with the revision at which it left.
                Append(buffer, "DELETED", change.IsDeletion ? change.Object : Restamp(change.Previous!, change.Revision), format);
                break;
        }
    }

    private static StoredObject Restamp(StoredObject item, long revision)
    {
        var data = item.Copy();
        data["metadata"]!["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture);
        return StoredObject.Of(item.Resource, data, revision);
    }

    private void Append(MemoryStream buffer, string type, StoredObject item, ReplyFormat format)
    {
        Write(buffer, $"{{\"type\":\"{type}\",\"object\":");
        if (format.As == "Table")
        {
            var metadata = new JsonObject { ["resourceVersion"] = item.Metadata["resourceVersion"]!.DeepClone() };
            buffer.Write(ReplyWriter.Bytes(TableForm.Table(resource, [item], metadata, Include, cluster.Now, !_hasSentColumns, format.Version)));
            _hasSentColumns = true;
        }
        else if (format.As.StartsWith("Partial", StringComparison.Ordinal))
        {
            buffer.Write(ReplyWriter.Bytes(TableForm.Partial(item.Data, format.Version)));
        }
        else
        {
            Write(buffer, $"{{\"kind\":\"{resource.Kind}\",\"apiVersion\":\"{resource.ApiVersion}\",");
            buffer.Write(item.Body.AsSpan(1));
        }
        Write(buffer, "}\n");
    }

    private void AppendBookmark(MemoryStream buffer, long revision, ReplyFormat format, bool isEndOfInitial)
    {
        var metadata = new JsonObject { ["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture) };
        if (isEndOfInitial) metadata["annotations"] = new JsonObject { ["k8s.io/initial-events-end"] = "true" };
        var data = format.As switch
        {
            "Table" => TableForm.Table(resource, [], metadata, Include, cluster.Now, false, format.Version),
            { Length: > 0 } => TableForm.Partial(new() { ["metadata"] = metadata }, format.Version),
            _ => ObjectForm.Canonical(resource, new() { ["metadata"] = metadata }),
        };
        buffer.Write(ReplyWriter.Bytes(new JsonObject { ["type"] = "BOOKMARK", ["object"] = data }));
        Write(buffer, "\n");
    }

    private static void AppendError(MemoryStream buffer, KubeError error)
    {
        buffer.Write(ReplyWriter.Bytes(new JsonObject { ["type"] = "ERROR", ["object"] = error.ToStatus() }));
        Write(buffer, "\n");
    }

    private static void Write(MemoryStream buffer, string text) => buffer.Write(Encoding.UTF8.GetBytes(text));
}
