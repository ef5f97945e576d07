using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AckAuthConsole.Web.Components;

/// <summary>The few things that only the browser can do. A circuit that is already gone is not an error.</summary>
public sealed class ConsoleScript(IJSRuntime runtime) : IAsyncDisposable
{
    /// <summary>The script module, relative to the page's base address.</summary>
    public const string ModulePath = "./js/console.js";

    private Task<IJSObjectReference>? _module;

    /// <summary>Opens a native dialog; focus moves into it, and <c>CancelAsync</c> of <paramref name="owner"/> is called for Escape or a click beside it.</summary>
    public ValueTask OpenDialogAsync<T>(ElementReference dialog, DotNetObjectReference<T> owner) where T : class =>
        CallAsync("openDialog", dialog, owner);

    /// <summary>Closes a native dialog; focus goes back to what had it.</summary>
    public ValueTask CloseDialogAsync(ElementReference dialog) => CallAsync("closeDialog", dialog);

    /// <summary>Puts text on the clipboard; false when the browser refuses.</summary>
    public async ValueTask<bool> CopyAsync(string text) => await CallAsync<bool>("copyText", text);

    /// <summary>Moves focus to an element by its CSS selector, if it exists.</summary>
    public ValueTask FocusAsync(string selector) => CallAsync("focusFirst", selector);

    /// <summary>The browser's time zone (IANA); null when not known.</summary>
    public async ValueTask<string?> GetTimeZoneAsync() => await CallAsync<string?>("timeZone");

    /// <summary>Fetches a fresh proof of the session; null when the session ended.</summary>
    public async ValueTask<string?> RenewSessionAsync(string url) => await CallAsync<string?>("renewSession", url);

    /// <summary>Renews the session's cookie while the person works, at most once in the interval; stops with the page.</summary>
    public ValueTask KeepSessionAsync(string url, TimeSpan interval) => CallAsync("keepSession", url, interval.TotalMilliseconds);

    /// <summary>The theme that was chosen: <c>system</c>, <c>light</c> or <c>dark</c>.</summary>
    public async ValueTask<string?> GetThemeAsync() => await CallAsync<string?>("getTheme");

    /// <summary>Chooses a theme: <c>system</c>, <c>light</c> or <c>dark</c>.</summary>
    public ValueTask SetThemeAsync(string theme) => CallAsync("setTheme", theme);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_module is not { IsCompletedSuccessfully: true })
            return;

        try
        {
            await (await _module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }

    private async ValueTask CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await (await ModuleAsync()).InvokeVoidAsync(function, arguments);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone; nobody waits for the effect.
        }
    }

    private async ValueTask<T?> CallAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            return await (await ModuleAsync()).InvokeAsync<T?>(function, arguments);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            return default;
        }
    }

    private Task<IJSObjectReference> ModuleAsync() => _module ??= runtime.InvokeAsync<IJSObjectReference>("import", ModulePath).AsTask();
}
