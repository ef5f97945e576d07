using System.Security.Cryptography;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.JSInterop;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>Keeps drafts in the tab's session storage, sealed by data protection. A browser that refuses loses only the comfort.</summary>
internal sealed class BrowserReviewDrafts(ProtectedSessionStorage storage) : IReviewDrafts
{
    private const string Purpose = "review-draft";

    public async Task LoadAsync(string key, ReviewDraft draft)
    {
        try
        {
            if (await storage.GetAsync<Kept>(Purpose, KeyOf(key)) is { Success: true, Value: { } kept })
            {
                draft.Reason = draft.Reason.Length > 0 ? draft.Reason : kept.Reason;
                draft.Ticket = draft.Ticket.Length > 0 ? draft.Ticket : kept.Ticket;
            }
        }
        catch (Exception e) when (IsHarmless(e))
        {
            // Sealed by another key, or the browser keeps nothing: the draft begins empty.
        }
    }

    public async Task SaveAsync(string key, ReviewDraft draft)
    {
        try
        {
            await storage.SetAsync(Purpose, KeyOf(key), new Kept(draft.Reason, draft.Ticket));
        }
        catch (Exception e) when (IsHarmless(e))
        {
            // The browser keeps nothing; the page still holds what was typed.
        }
    }

    public async Task ForgetAsync(string key)
    {
        try
        {
            await storage.DeleteAsync(KeyOf(key));
        }
        catch (Exception e) when (IsHarmless(e))
        {
            // Nothing was kept.
        }
    }

    private static string KeyOf(string key) => $"{Purpose}:{key}";

    private static bool IsHarmless(Exception e) => e is JSException or JSDisconnectedException or CryptographicException or OperationCanceledException or System.Text.Json.JsonException;

    private sealed record Kept(string Reason, string Ticket);
}
