using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Data.Audit;

/// <summary>
/// Keeps the head file up with the trail. It never overwrites a head that the trail does not contain: that head is the proof that entries were cut off or
/// rewritten, and stays until a person has looked into it and removed the file.
/// </summary>
internal sealed partial class AuditWitness(AuditChainReader chain, AuditHeadFile file, ILogger<AuditWitness> logger)
{
    /// <summary>After a commit. Nothing that happens here undoes the append, so it neither fails nor is cancelled.</summary>
    public Task AdvanceAsync(AuditEntry entry) => AdvanceAsync(new AuditHead(entry.Sequence, entry.Hash), entry.PreviousHash);

    /// <summary>At start: writes the head when the last process ended between commit and file, or when the file is gone.</summary>
    public async Task<Result<Done>> HealAsync(CancellationToken cancellationToken)
    {
        var head = await chain.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        if (!head.IsSuccess)
            return head.Failure;
        await AdvanceAsync(head.Value, previousHash: null).ConfigureAwait(false);
        return Done.Instance;
    }

    private async Task AdvanceAsync(AuditHead head, string? previousHash)
    {
        try
        {
            var outside = await file.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            if (outside == head || (outside is null && head.Sequence == 0))
                return;
            if (outside is null && head.Sequence > 1)
                Log.HeadFileMissing(logger, file.Path);
            var follows = outside is null || (previousHash is not null && outside.Sequence == head.Sequence - 1 && outside.Hash == previousHash);
            if (!follows)
            {
                var holds = await chain.HoldsAsync(outside!, CancellationToken.None).ConfigureAwait(false);
                if (!holds.IsSuccess)
                    return;
                if (!holds.Value)
                {
                    Log.HeadFileDisagrees(logger, file.Path, outside!.Sequence);
                    return;
                }

                // Another process was faster.
                if (outside!.Sequence > head.Sequence)
                    return;
            }

            await file.WriteAsync(head, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.HeadFileNotWritten(logger, file.Path, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4020, LogLevel.Error, "The audit trail's head could not be written to {Path}; the entry itself is safe in the database.")]
        public static partial void HeadFileNotWritten(ILogger logger, string path, Exception exception);

        [LoggerMessage(4021, LogLevel.Critical, "The audit trail does not contain entry {Sequence} as {Path} names it: entries were cut off or rewritten. The file is kept as it is; verify the trail.")]
        public static partial void HeadFileDisagrees(ILogger logger, string path, long sequence);

        [LoggerMessage(4022, LogLevel.Warning, "The audit trail's head file {Path} was missing or unreadable and is written anew.")]
        public static partial void HeadFileMissing(ILogger logger, string path);
    }
}
