namespace AckAuthConsole.Web.Components;

/// <summary>
/// What flows with a component's calls, above all the person's language, kept from when the component was made. What other threads tell (a watch, the inventory's walk) is handled in it: else a page would be drawn in the language of
/// whoever caused the news.
/// </summary>
public sealed class OwnContext
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    /// <summary>Runs something as the component itself would.</summary>
    public void Run(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (_context is null)
            action();
        else
            ExecutionContext.Run(_context, static state => ((Action)state!)(), action);
    }
}
