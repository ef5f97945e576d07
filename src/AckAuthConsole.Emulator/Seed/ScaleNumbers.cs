using System.Globalization;

namespace AckAuthConsole.Emulator.Seed;

/// <summary>How big a generated account is.</summary>
/// <param name="Users">RAM users, the three named ones included.</param>
/// <param name="Roles">RAM roles.</param>
/// <param name="Clusters">Clusters.</param>
/// <param name="Namespaces">Namespaces of each cluster, the four that every cluster has included.</param>
/// <param name="Grants">Generated grants; those of the named users and of the clusters' creators come on top.</param>
internal sealed record ScaleNumbers(int Users, int Roles, int Clusters, int Namespaces, int Grants)
{
    /// <summary>How the name of such a seed begins.</summary>
    public const string Prefix = "scale:";

    /// <summary>The form of such a seed's name and the limits of its numbers.</summary>
    public const string Allowed =
        "scale:users=<3-5000>,roles=<1-1000>,clusters=<1-500>,namespaces=<4-500>,grants=<0-100000> (each number may be left out)";

    private static readonly Dictionary<string, (int Least, int Most, int Default)> s_limits = new(StringComparer.Ordinal)
    {
        ["users"] = (3, 5000, 1000),
        ["roles"] = (1, 1000, 100),
        ["clusters"] = (1, 500, 20),
        ["namespaces"] = (4, 500, 20),
        ["grants"] = (0, 100_000, 5000),
    };

    /// <summary>Reads <c>scale:users=5000,roles=1000,…</c>.</summary>
    /// <exception cref="ArgumentException">The text is wrong; the message says what is allowed.</exception>
    public static ScaleNumbers Parse(string seed)
    {
        var numbers = s_limits.ToDictionary(limit => limit.Key, limit => limit.Value.Default, StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in seed[Prefix.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length != 2 || !s_limits.TryGetValue(pair[0], out var limit))
            {
                throw Wrong($"\"{part}\" is not understood");
            }

            if (!given.Add(pair[0]))
            {
                throw Wrong($"\"{pair[0]}\" is given twice");
            }

            if (!int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < limit.Least || number > limit.Most)
            {
                throw Wrong($"\"{pair[0]}\" must be from {limit.Least} to {limit.Most}, not \"{pair[1]}\"");
            }

            numbers[pair[0]] = number;
        }

        var scale = new ScaleNumbers(numbers["users"], numbers["roles"], numbers["clusters"], numbers["namespaces"], numbers["grants"]);
        var room = (long)(scale.Users + scale.Roles - ScaleSeed.NamedUsers) * scale.Clusters * scale.Namespaces / 2;
        return scale.Grants <= room ? scale : throw Wrong($"{scale.Grants} grants do not fit; these users, roles, clusters and namespaces have room for {room}");

        ArgumentException Wrong(string what) => new($"The seed \"{seed}\" is wrong: {what}. Allowed: {Allowed}.", nameof(seed));
    }
}
