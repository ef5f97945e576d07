using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Settings;

/// <summary>Makes somebody administrator or auditor: who, what, why. What was typed stays when it is refused.</summary>
public sealed partial class AddConsoleRoleDialog : IDisposable
{
    private const int MaxResults = 8;
    private readonly string _formId = UniqueId.Next("console-role");
    private readonly LatestOperation _searches = new();
    private ViewState<IReadOnlyList<Principal>> _found = ViewState.Loading<IReadOnlyList<Principal>>();
    private PrincipalKind _kind;
    private string _search = "";
    private Principal? _chosen;
    private ConsoleRole _role = ConsoleRole.Auditor;
    private string _reason = "";
    private Failure? _failure;
    private bool _isBusy;
    private bool _wasOpen;

    [Inject] private IBrowsePrincipals BrowsePrincipals { get; set; } = default!;

    [Inject] private IConsoleRoles ConsoleRoles { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private IStringLocalizer<SettingsText> L { get; set; } = default!;

    /// <summary>Whether it is open.</summary>
    [Parameter, EditorRequired]
    public bool Open { get; set; }

    /// <summary>The person does not want to.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    /// <summary>It was done; told in a sentence.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnDone { get; set; }

    private string SearchLabel => L[_kind == PrincipalKind.RamRole ? "AddSearchRole" : "AddSearch"];

    private string? Missing => _chosen is null ? "AddChoose" : string.IsNullOrWhiteSpace(_reason) ? "AddReasonNeeded" : null;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (Open == _wasOpen)
            return;
        _wasOpen = Open;
        if (!Open)
            return;
        (_chosen, _reason, _failure, _role, _kind) = (null, "", null, ConsoleRole.Auditor, PrincipalKind.RamUser);
        await SearchAsync("");
    }

    private Task ChangeKindAsync(ChangeEventArgs change)
    {
        _kind = Enum.Parse<PrincipalKind>((string)change.Value!);
        return SearchAsync(_search);
    }

    private async Task SearchAsync(string text)
    {
        _search = text.Trim();
        _chosen = null;
        var token = _searches.Next();
        var filter = new PrincipalFilter { Kind = _kind, Search = _search, Take = MaxResults };
        var result = await BrowsePrincipals.ListAsync(await Session.GetIdentityAsync(), filter, token);
        if (!token.IsCancellationRequested)
            _found = ViewState.From(result.Map<IReadOnlyList<Principal>>(page => [.. page.Rows.Select(r => r.Principal)]));
    }

    private async Task FindRoleAsync()
    {
        var token = _searches.Next();
        var result = await BrowsePrincipals.FindRoleAsync(await Session.GetIdentityAsync(), _search, token);
        if (token.IsCancellationRequested)
            return;
        _chosen = result.IsSuccess ? result.Value : null;
        _found = ViewState.From(result.Map<IReadOnlyList<Principal>>(role => [role]));
    }

    private async Task SubmitAsync()
    {
        if (_isBusy || Missing is not null || _chosen is not { } chosen)
            return;
        _isBusy = true;
        _failure = null;
        try
        {
            // Leaving the page does not take back what was submitted.
            var result = await ConsoleRoles.AssignAsync(await Session.GetIdentityAsync(), chosen.Ref, _role, _reason.Trim(), CancellationToken.None);
            if (result.IsSuccess)
                await OnDone.InvokeAsync(L["AddDone", chosen.Name, L["ConsoleRole_" + _role].Value]);
            else
                _failure = result.Failure;
        }
        finally
        {
            _isBusy = false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _searches.Dispose();
}
