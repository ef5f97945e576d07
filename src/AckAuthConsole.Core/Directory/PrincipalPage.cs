using AckAuthConsole.Core.Inventory;

namespace AckAuthConsole.Core.Directory;

/// <summary>A page of a list of principals.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Total">How many match.</param>
/// <param name="TotalOfKind">How many there are of that kind.</param>
/// <param name="Inventory">How old and how complete what is known is.</param>
public sealed record PrincipalPage(IReadOnlyList<PrincipalRow> Rows, int Total, int TotalOfKind, InventoryStatus Inventory);
