using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Settings;

/// <summary>Asks for the reason, then takes a console role away.</summary>
public sealed partial class RemoveConsoleRoleDialog
{
    private readonly string _formId = UniqueId.Next("remove-role");
    private ConsoleRoleAssignment? _shown;
    private string _reason = "";
    private Failure? _failure;
    private bool _isBusy;

    [Inject] private IConsoleRoles ConsoleRoles { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private IStringLocalizer<SettingsText> L { get; set; } = default!;

    /// <summary>What is to be taken away; null while the dialog is closed.</summary>
    [Parameter, EditorRequired]
    public ConsoleRoleAssignment? Assignment { get; set; }

    /// <summary>The person does not want to.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    /// <summary>It was done; told in a sentence.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnDone { get; set; }

    private bool HasReason => !string.IsNullOrWhiteSpace(_reason);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown == Assignment)
            return;
        _shown = Assignment;
        (_reason, _failure) = ("", null);
    }

    private string RoleWord(ConsoleRoleAssignment assignment) => L["ConsoleRole_" + assignment.Role];

    private async Task SubmitAsync()
    {
        if (_isBusy || !HasReason || Assignment is not { } assignment)
            return;
        _isBusy = true;
        _failure = null;
        try
        {
            // Leaving the page does not take back what was submitted.
            var result = await ConsoleRoles.RemoveAsync(await Session.GetIdentityAsync(), assignment.Principal, _reason.Trim(), CancellationToken.None);
            if (result.IsSuccess)
                await OnDone.InvokeAsync(L["RemoveDone", assignment.Name]);
            else
                _failure = result.Failure;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
