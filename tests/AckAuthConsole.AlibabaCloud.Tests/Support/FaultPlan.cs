using System.Collections.Concurrent;

namespace AckAuthConsole.AlibabaCloud.Tests.Support;

/// <summary>Which of the next calls of an operation go wrong, in the words of the emulator's request header.</summary>
internal sealed class FaultPlan
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _faults = new(StringComparer.Ordinal);

    /// <summary>The next calls of the operation get these faults, one each; <c>""</c> means none.</summary>
    public void Next(string action, params string[] faults) => _faults[action] = new ConcurrentQueue<string>(faults);

    public string? Take(string action) => _faults.TryGetValue(action, out var queue) && queue.TryDequeue(out var fault) && fault.Length > 0 ? fault : null;
}

/// <summary>Adds the emulator's fault header on the way.</summary>
internal sealed class FaultHandler(FaultPlan plan) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.TryGetValues("x-acs-action", out var action) && plan.Take(action.First()) is { } fault)
            request.Headers.TryAddWithoutValidation("x-emulator-fault", fault);
        return base.SendAsync(request, cancellationToken);
    }
}
