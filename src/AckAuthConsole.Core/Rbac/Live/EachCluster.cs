using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AckAuthConsole.Core.Clusters;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>Asks something of many clusters, a few at once, and gives each answer as soon as it is there.</summary>
internal static class EachCluster
{
    private const int AtOnce = 8;

    /// <summary>One answer for each cluster, in no order. Leaving the stream ends what still runs.</summary>
    public static async IAsyncEnumerable<T> AskAsync<T>(IReadOnlyList<Cluster> clusters, Func<Cluster, CancellationToken, Task<T>> ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answers = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asking = Parallel.ForEachAsync(clusters, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token }, async (cluster, token) =>
            answers.Writer.TryWrite(await ask(cluster, token).ConfigureAwait(false)));
        Task ending = asking.ContinueWith(done => answers.Writer.TryComplete(done.Exception?.InnerException), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return answer;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
