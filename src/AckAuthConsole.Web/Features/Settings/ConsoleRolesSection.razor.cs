using AckAuthConsole.Core.Access;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Settings;

/// <summary>Who is administrator or auditor of this console, and how that is changed.</summary>
public sealed partial class ConsoleRolesSection : IDisposable
{
    private readonly LatestOperation _loads = new();
    private ViewState<IReadOnlyList<ConsoleRoleAssignment>> _roles = ViewState.Loading<IReadOnlyList<ConsoleRoleAssignment>>();
    private ConsoleIdentity? _person;
    private ConsoleRoleAssignment? _removing;
    private bool _isAdding;

    [Inject] private IConsoleRoles ConsoleRoles { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private IStringLocalizer<SettingsText> L { get; set; } = default!;

    /// <summary>The console role of the person who looks.</summary>
    [Parameter, EditorRequired]
    public ConsoleRole ViewerRole { get; set; }

    private string? AddReason => ConsoleRoleRules.ReasonAgainstAdding(ViewerRole);

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private static string NameOf(ConsoleRoleAssignment assignment) => assignment.Name.Length > 0 ? assignment.Name : assignment.Principal.Id.Value;

    private async Task LoadAsync()
    {
        _roles = _roles.Refreshing();
        var token = _loads.Next();
        _person = await Session.GetIdentityAsync();
        var result = await ConsoleRoles.ListAsync(_person, token);
        if (!token.IsCancellationRequested)
            _roles = ViewState.From(result);
    }

    private Task DoneAsync(string message)
    {
        _isAdding = false;
        _removing = null;
        Toasts.Show(message);
        return LoadAsync();
    }

    /// <inheritdoc />
    public void Dispose() => _loads.Dispose();
}
