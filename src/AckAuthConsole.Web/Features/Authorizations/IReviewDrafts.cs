namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>Keeps what was typed below a plan in the person's browser, so that a sign-in or a reload in between loses nothing.</summary>
public interface IReviewDrafts
{
    /// <summary>Fills a draft with what was kept; leaves it when nothing was, or when it was typed in meanwhile.</summary>
    Task LoadAsync(string key, ReviewDraft draft);

    /// <summary>Keeps reason and ticket.</summary>
    Task SaveAsync(string key, ReviewDraft draft);

    /// <summary>Forgets them.</summary>
    Task ForgetAsync(string key);
}
