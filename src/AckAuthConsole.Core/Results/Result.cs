using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.Core.Results;

/// <summary>The outcome of a use case or a port: a value, or a <see cref="Results.Failure"/> that was to be expected. Bugs are exceptions.</summary>
/// <typeparam name="T">What a success carries.</typeparam>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Failure? failure)
    {
        _value = value;
        Failure = failure;
    }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    /// <summary>What went wrong; null on success.</summary>
    public Failure? Failure { get; }

    /// <summary>The value. Reading it on a failure is a bug and throws <see cref="InvalidOperationException"/>.</summary>
    public T Value => Failure is null ? _value! : throw new InvalidOperationException($"The result is a failure: {Failure.Code}.");

    /// <summary>Wraps a value.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Wraps a failure.</summary>
    public static implicit operator Result<T>(Failure failure) => new(default, failure);

    /// <summary>Goes both ways at once.</summary>
    public TOut Match<TOut>(Func<T, TOut> success, Func<Failure, TOut> failure) => Failure is null ? success(_value!) : failure(Failure);

    /// <summary>Changes the value of a success; a failure passes.</summary>
    public Result<TOut> Map<TOut>(Func<T, TOut> map) => Failure is null ? map(_value!) : Failure;
}
