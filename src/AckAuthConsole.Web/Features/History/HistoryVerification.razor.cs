using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.History;

/// <summary>The button that checks the chain, and what it found.</summary>
public sealed partial class HistoryVerification : IDisposable
{
    private readonly LatestOperation _runs = new();
    private AuditVerification? _result;
    private Failure? _failure;
    private bool _isRunning;

    [Inject] private IHistory History { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private IStringLocalizer<HistoryText> L { get; set; } = default!;

    /// <summary>Whether the person may verify.</summary>
    [Parameter, EditorRequired]
    public bool Allowed { get; set; }

    private async Task VerifyAsync()
    {
        _isRunning = true;
        var token = _runs.Next();
        var result = await History.VerifyAsync(await Session.GetIdentityAsync(), token);
        if (token.IsCancellationRequested)
            return;
        _isRunning = false;
        _failure = result.Failure;
        _result = result.IsSuccess ? result.Value : null;
    }

    /// <inheritdoc />
    public void Dispose() => _runs.Dispose();
}
