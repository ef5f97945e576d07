using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Core.Inventory;

/// <summary>A principal with the text that a search looks into, folded once.</summary>
internal sealed class InventoryItem(Principal principal)
{
    public Principal Principal { get; } = principal;

    public string SearchText { get; } = string.Join('\n', principal.Name, principal.DisplayName, principal.Description, principal.Ref.Id.Value).ToUpperInvariant();
}
