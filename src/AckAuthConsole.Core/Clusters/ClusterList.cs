using AckAuthConsole.Core.Inventory;

namespace AckAuthConsole.Core.Clusters;

/// <summary>The clusters of the account.</summary>
/// <param name="Items">Each cluster with what is known of its connection.</param>
/// <param name="Regions">The regions' names as the vendor gives them, by id, in English.</param>
/// <param name="RegionsInChinese">The same in Chinese.</param>
/// <param name="Inventory">How old and how complete this is.</param>
public sealed record ClusterList(
    IReadOnlyList<ClusterRow> Items,
    IReadOnlyDictionary<string, string> Regions,
    IReadOnlyDictionary<string, string> RegionsInChinese,
    InventoryStatus Inventory);
