using System.Globalization;
using AckAuthConsole.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AckAuthConsole.Web.Components;

/// <summary>A text field for YAML that becomes a code editor with suggestions where the browser can show one.</summary>
public sealed partial class YamlEditor : IAsyncDisposable
{
    /// <summary>The longest text, in characters. A longer one is not sent.</summary>
    public const int MaxLength = 500_000;

    private const string ModulePath = "./js/yaml-editor.js";

    private ElementReference _host;
    private IJSObjectReference? _module;
    private IJSObjectReference? _editor;
    private string _shownText = "";
    private IReadOnlyList<YamlMarker> _shownMarkers = [];
    private YamlHelp? _shownHelp;
    private bool _isDisposed;

    [Inject] private IJSRuntime Runtime { get; set; } = default!;

    [Inject] private IStringLocalizer<SharedText> L { get; set; } = default!;

    private string TooLong => L["YamlTooLong", MaxLength];

    /// <summary>The field's id, for its label.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>What the field is called.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Something was typed: told at a pause and when the field is left.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> TextChanged { get; set; }

    /// <summary>What is wrong, and where.</summary>
    [Parameter]
    public IReadOnlyList<YamlMarker> Markers { get; set; } = [];

    /// <summary>What can be written; null suggests nothing.</summary>
    [Parameter]
    public YamlHelp? Help { get; set; }

    /// <summary>Ids of what explains the field.</summary>
    [Parameter]
    public string? DescribedBy { get; set; }

    /// <summary>Why <see cref="Text"/> is not what stands in the field, in the person's language; null when it is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Puts the cursor on the first of some markers.</summary>
    public async Task RevealAsync(IReadOnlyList<YamlMarker> markers)
    {
        if (markers is [var first, ..])
            await CallAsync("reveal", first.Line, first.Column);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await CallAsync("dispose");
        var references = new[] { _editor, _module };
        (_editor, _module) = (null, null);
        foreach (var reference in references)
        {
            try
            {
                if (reference is not null)
                    await reference.DisposeAsync();
            }
            catch (Exception e) when (IsGone(e))
            {
                // The browser is gone, and the editor with it.
            }
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            (_shownText, _shownMarkers, _shownHelp) = (Text, Markers, Help);
            await StartAsync();
            return;
        }

        if (_editor is null)
            return;
        if (_shownText != Text)
        {
            _shownText = Text;
            await CallAsync("setText", Text);
        }

        if (!_shownMarkers.SequenceEqual(Markers))
        {
            _shownMarkers = Markers;
            await CallAsync("setMarkers", Markers);
        }

        if (!ReferenceEquals(_shownHelp, Help))
        {
            _shownHelp = Help;
            await CallAsync("setHelp", Help);
        }
    }

    private async Task StartAsync()
    {
        try
        {
            _module = await Runtime.InvokeAsync<IJSObjectReference>("import", ModulePath);
            _editor = await _module.InvokeAsync<IJSObjectReference>("attach", _host, new
            {
                label = Label,
                language = CultureInfo.CurrentUICulture.Name,
                markers = Markers,
                help = Help,
                keys = L["YamlKeys"].Value,
                tooLong = TooLong,
            });

            // Somebody may have gone on while it came.
            if (_isDisposed)
                await DisposeAsync();
        }
        catch (Exception e) when (IsGone(e))
        {
            // Without the editor the field itself is there.
        }
    }

    private static bool IsGone(Exception e) => e is JSDisconnectedException or JSException or OperationCanceledException;

    private Task ChangedAsync(string? text)
    {
        Problem = text is { Length: > MaxLength } ? TooLong : null;
        if (Problem is not null)
            return TextChanged.InvokeAsync(Text);

        // What the browser sends it shows already.
        _shownText = text ?? "";
        return TextChanged.InvokeAsync(_shownText);
    }

    // The text itself does not come then; whoever asks for it again must see that it is not all.
    private Task TooLongAsync(ChangeEventArgs change)
    {
        Problem = change.Value is "true" ? TooLong : null;
        return TextChanged.InvokeAsync(Text);
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            if (_editor is not null)
                await _editor.InvokeVoidAsync(function, arguments);
        }
        catch (Exception e) when (IsGone(e))
        {
            // The browser or the editor's frame is gone; nobody waits for the effect, and the field is there.
        }
    }
}
