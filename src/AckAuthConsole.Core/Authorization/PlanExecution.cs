using System.Collections.Immutable;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>A submitted plan on its way. Safe to use from any thread.</summary>
public sealed class PlanExecution : IProgress<PartProgress>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private ImmutableDictionary<PrincipalRef, PartProgress> _parts;

    /// <summary>Makes one in which every effective part waits.</summary>
    public PlanExecution(Plan plan)
    {
        Plan = plan;
        _parts = plan.Parts.Where(p => p.IsEffective).ToImmutableDictionary(p => p.Target.Ref, p => new PartProgress { Target = p.Target.Ref });
    }

    /// <summary>Raised after every change, from any thread.</summary>
    public event Action? Changed;

    /// <summary>What was submitted.</summary>
    public Plan Plan { get; }

    /// <summary>Every effective part and how far it is.</summary>
    public ImmutableDictionary<PrincipalRef, PartProgress> Parts => _parts;

    /// <summary>Why the whole was refused; null when it was not.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>Whether nothing more will happen.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Whether somebody asked to stop.</summary>
    public bool IsStopping => _stop.IsCancellationRequested;

    /// <summary>Fires when somebody asks to stop.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Asks to stop before the next part; one that has ended stays as it is.</summary>
    public void Stop()
    {
        if (IsFinished)
            return;
        _stop.Cancel();
        Changed?.Invoke();
    }

    /// <inheritdoc />
    public void Report(PartProgress value)
    {
        lock (_gate)
            _parts = _parts.SetItem(value.Target, value);
        Changed?.Invoke();
    }

    /// <summary>Marks the end.</summary>
    /// <param name="failure">Why the whole was refused; null when it ran.</param>
    public void Finish(Failure? failure)
    {
        Failure = failure;
        IsFinished = true;
        Changed?.Invoke();
    }

    /// <summary>Gives the stop signal free; the state stays readable.</summary>
    public void Dispose() => _stop.Dispose();
}
