namespace AckAuthConsole.Core.Results;

/// <summary>Makes results where no implicit conversion exists, which is for values of interface types.</summary>
public static class Result
{
    /// <summary>Wraps a value.</summary>
    public static Result<T> Success<T>(T value) => ResultOf<T>.Wrap(value);

    /// <summary>Wraps a failure.</summary>
    public static Result<T> Failed<T>(Failure failure) => failure;

    private static class ResultOf<T>
    {
        public static Result<T> Wrap(T value) => value;
    }
}
