using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Core.Inventory;

/// <summary>Who and what there is, as last listed.</summary>
/// <param name="ReadAt">When.</param>
/// <param name="Principals">Users, roles, and those not seen in RAM any more.</param>
/// <param name="Clusters">The clusters.</param>
/// <param name="Regions">Region names in English, by id.</param>
/// <param name="RegionsInChinese">Region names in Chinese, by id.</param>
public sealed record StoredDirectory(
    DateTimeOffset ReadAt,
    IReadOnlyList<Principal> Principals,
    IReadOnlyList<Cluster> Clusters,
    IReadOnlyDictionary<string, string> Regions,
    IReadOnlyDictionary<string, string> RegionsInChinese);
