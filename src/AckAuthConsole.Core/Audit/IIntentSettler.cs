namespace AckAuthConsole.Core.Audit;

/// <summary>Settles open intents of one kind of change by reading what is really in force. Writes nothing but the outcome.</summary>
internal interface IIntentSettler
{
    /// <summary>The action whose intents it settles, one of <see cref="AuditActions"/>.</summary>
    string Action { get; }

    /// <summary>Settles an intent; false when it must be tried again since something does not answer.</summary>
    Task<bool> SettleAsync(AuditChange change, CancellationToken cancellationToken);
}
