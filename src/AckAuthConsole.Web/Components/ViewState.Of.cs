using System.Diagnostics.CodeAnalysis;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Components;

/// <summary>What a part of a page shows: still loading, a failure, or a value.</summary>
/// <typeparam name="T">What is shown when ready.</typeparam>
public sealed class ViewState<T>
{
    internal static readonly ViewState<T> LoadingState = new(default, null, ViewPhase.Loading);

    private readonly T? _value;

    internal ViewState(T? value, Failure? failure, ViewPhase phase, bool isRefreshing = false) =>
        (_value, Failure, Phase, IsRefreshing) = (value, failure, phase, isRefreshing);

    /// <summary>How far it is.</summary>
    public ViewPhase Phase { get; }

    /// <summary>Why it could not be had; null otherwise.</summary>
    public Failure? Failure { get; }

    /// <summary>True while a newer value is being read; the old one stays in sight.</summary>
    public bool IsRefreshing { get; }

    /// <summary>Whether it is still being read for the first time.</summary>
    public bool IsLoading => Phase == ViewPhase.Loading;

    /// <summary>Whether there is a value.</summary>
    public bool IsReady => Phase == ViewPhase.Ready;

    /// <summary>Whether it could not be had.</summary>
    [MemberNotNullWhen(true, nameof(Failure))]
    public bool IsFailed => Phase == ViewPhase.Failed;

    /// <summary>The value; throws <see cref="InvalidOperationException"/> while there is none.</summary>
    public T Value => IsReady ? _value! : throw new InvalidOperationException($"The view is {Phase}.");

    /// <summary>The same, marked as being read anew; a failure or nothing becomes loading.</summary>
    public ViewState<T> Refreshing() => IsReady ? new(_value, null, ViewPhase.Ready, true) : LoadingState;
}
