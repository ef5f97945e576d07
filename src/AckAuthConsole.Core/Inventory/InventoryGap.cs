using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Inventory;

/// <summary>Something that the inventory could not read.</summary>
/// <param name="What"><c>regions</c>, <c>region</c>, <c>cluster</c>, <c>kubeconfigs</c>, <c>ram-users</c>, <c>ram-roles</c> or <c>permissions</c>.</param>
/// <param name="Name">Which one; empty when there is only one.</param>
/// <param name="Failure">Why.</param>
public sealed record InventoryGap(string What, string Name, Failure Failure);
