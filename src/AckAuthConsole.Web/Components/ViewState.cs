using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Components;

/// <summary>Makes view states.</summary>
public static class ViewState
{
    /// <summary>Nothing is known yet.</summary>
    public static ViewState<T> Loading<T>() => ViewState<T>.LoadingState;

    /// <summary>There is something to show.</summary>
    public static ViewState<T> Ready<T>(T value) => new(value, null, ViewPhase.Ready);

    /// <summary>It could not be had.</summary>
    public static ViewState<T> Failed<T>(Failure failure) => new(default, failure, ViewPhase.Failed);

    /// <summary>What a use case answered.</summary>
    public static ViewState<T> From<T>(Result<T> result) => result.Match(Ready, Failed<T>);
}
