using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>A column of the Table form of a resource.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Value">The cell of an object.</param>
/// <param name="IsWide">Only shown on request (<c>-o wide</c>).</param>
/// <param name="Type">OpenAPI type of the cells.</param>
/// <param name="Format">OpenAPI format: <c>name</c> for the name.</param>
/// <param name="Description">What the column says.</param>
internal sealed record TableColumn(string Name, Func<StoredObject, DateTimeOffset, JsonNode?> Value, bool IsWide = false, string Type = "string", string Format = "", string Description = "")
{
    public static TableColumn NameColumn { get; } = new("Name", (stored, _) => stored.Name, Format: "name", Description: "Name of the object, unique among its kind in its namespace.");

    public static TableColumn Age { get; } = new("Age", (stored, now) => AgeOf((string?)stored.Metadata["creationTimestamp"], now), Description: "Time since the object was created.");

    public static TableColumn CreatedAt { get; } = new("Created At", (stored, _) => (string?)stored.Metadata["creationTimestamp"] ?? "", Type: "date", Description: "When the object was created.");

    /// <summary>A time as kubectl shows ages: <c>5s</c>, <c>12m</c>, <c>3d4h</c>.</summary>
    public static string AgeOf(string? time, DateTimeOffset now)
    {
        if (!DateTimeOffset.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out var then)) return "<unknown>";
        var age = now - then;
        var (seconds, minutes, hours, days) = ((int)age.TotalSeconds, (int)age.TotalMinutes, (int)age.TotalHours, (int)age.TotalDays);
        return seconds switch
        {
            < -1 => "<invalid>",
            < 0 => "0s",
            < 120 => $"{seconds}s",
            < 600 => WithRest(minutes, "m", seconds % 60, "s"),
            < 10_800 => $"{minutes}m",
            < 28_800 => WithRest(hours, "h", minutes % 60, "m"),
            < 172_800 => $"{hours}h",
            < 691_200 => WithRest(days, "d", hours % 24, "h"),
            < 63_072_000 => $"{days}d",
            < 252_288_000 => WithRest(days / 365, "y", days % 365, "d"),
            _ => $"{days / 365}y",
        };
    }

    private static string WithRest(int whole, string unit, int rest, string restUnit) => rest == 0 ? $"{whole}{unit}" : $"{whole}{unit}{rest}{restUnit}";
}
