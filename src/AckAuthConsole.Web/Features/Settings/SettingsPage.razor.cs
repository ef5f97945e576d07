using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Settings;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Settings;

/// <summary>"Settings": the connection, the console's own permissions, console roles and health, each with its own URL.</summary>
public sealed partial class SettingsPage : IDisposable
{
    private readonly LatestOperation _checks = new();
    private readonly CancellationTokenSource _life = new();
    private ViewState<ConnectionReport> _report = ViewState.Loading<ConnectionReport>();
    private ConsoleRole? _role;
    private bool _asked;

    [Inject] private IConnection Connection { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private IStringLocalizer<SettingsText> L { get; set; } = default!;

    /// <summary>Which part, as the URL has it; none for the connection.</summary>
    [Parameter]
    public string? Part { get; set; }

    private SettingsSection? Section => SettingsSections.Parse(Part);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => _role = await Session.GetRoleAsync(_life.Token);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // The cloud is asked once for both parts that show it, and only by those who may ask.
        if (_asked || Section is not (SettingsSection.Connection or SettingsSection.Permissions) || _role is null or ConsoleRole.Member)
            return;
        _asked = true;
        await CheckAsync();
    }

    private static string Shorten(string? text) => text is { Length: > 60 } ? text[..60] + "…" : text ?? "";

    private async Task CheckAsync()
    {
        _report = _report.Refreshing();
        var token = _checks.Next();
        var result = await Connection.CheckAsync(await Session.GetIdentityAsync(), token);
        if (!token.IsCancellationRequested)
            _report = ViewState.From(result);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _life.Cancel();
        _life.Dispose();
        _checks.Dispose();
    }
}
