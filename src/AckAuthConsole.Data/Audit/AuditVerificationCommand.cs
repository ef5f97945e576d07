using System.Globalization;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Data.Storage;

namespace AckAuthConsole.Data.Audit;

/// <summary>What <c>--verify-audit</c> does: checks the chain, and nothing else. It neither makes nor migrates a database and can run beside the console.</summary>
public sealed class AuditVerificationCommand
{
    private readonly IAuditTrail _trail;
    private readonly IConsoleDatabaseProvider _provider;
    private readonly AuditHeadFile _file;

    internal AuditVerificationCommand(IAuditTrail trail, IConsoleDatabaseProvider provider, AuditHeadFile file)
    {
        _trail = trail;
        _provider = provider;
        _file = file;
    }

    /// <summary>Verifies.</summary>
    /// <returns>The process's exit code (0 intact, 1 broken, 2 cannot be read) and a text in English for the terminal.</returns>
    public async Task<AuditVerificationReport> RunAsync(CancellationToken cancellationToken)
    {
        if (!await _provider.ExistsAsync(cancellationToken).ConfigureAwait(false))
            return new AuditVerificationReport(2, "The audit trail cannot be read: there is no database. Check Database:Path or Database:ConnectionString.");
        var result = await _trail.VerifyAsync(cancellationToken).ConfigureAwait(false);
        return result.Match(Describe, failure => new AuditVerificationReport(2, $"The audit trail cannot be read ({failure.Code}). The log has the cause; nothing is known about the chain."));
    }

    private AuditVerificationReport Describe(AuditVerification found)
    {
        var outside = found.Witness is { } witness
            ? string.Create(CultureInfo.InvariantCulture, $"Head file {_file.Path}: {witness.Sequence} {witness.Hash}.")
            : $"There is no head file at {_file.Path}, so newest entries that were cut off cannot be noticed.";
        var inside = string.Create(CultureInfo.InvariantCulture, $"Entries checked: {found.EntriesChecked}. Head: {found.Head.Sequence} {found.Head.Hash}.");
        return found.Break is { } broken
            ? new AuditVerificationReport(1, string.Create(CultureInfo.InvariantCulture, $"The audit trail is BROKEN at entry {broken.Sequence}: {Words(broken.Kind)}\n{inside}\n{outside}"))
            : new AuditVerificationReport(0, $"The audit trail is intact.\n{inside}\n{outside}");
    }

    private static string Words(AuditBreakKind kind) => kind switch
    {
        AuditBreakKind.Altered => "its content was changed after it was written.",
        AuditBreakKind.Unlinked => "it does not follow from the entry before it; one was exchanged or inserted.",
        AuditBreakKind.Missing => "it is missing; it was deleted.",
        AuditBreakKind.CutOff => "it and what followed was cut off; the head file knows of newer entries.",
        AuditBreakKind.Rewritten => "it is not the one that the head file names; the trail was rewritten.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
