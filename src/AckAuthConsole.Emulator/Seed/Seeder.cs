using System.Globalization;
using AckAuthConsole.Emulator.Policies;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Seed;

/// <summary>Fills an empty account.</summary>
internal static class Seeder
{
    /// <summary>Fills the state by name of the seed: <c>demo</c>, <c>empty</c> or <c>scale:…</c>.</summary>
    /// <param name="state">An empty state.</param>
    /// <param name="seed">The seed's name, with its numbers.</param>
    /// <param name="now">All dates of the seed are counted back from here.</param>
    /// <exception cref="ArgumentException">The seed is unknown or its numbers are wrong; the message says what is allowed.</exception>
    public static void Fill(EmulatorState state, string seed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(seed);

        // The cloud's times have no fractions; keeping them would make the same moment look different on the wire and in the state.
        var moment = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var scale = seed.StartsWith(ScaleNumbers.Prefix, StringComparison.Ordinal) ? ScaleNumbers.Parse(seed) : null;
        if (scale is null && seed is not ("demo" or "empty"))
        {
            throw new ArgumentException($"The seed \"{seed}\" is not known. Allowed: demo, empty, {ScaleNumbers.Allowed}.", nameof(seed));
        }

        AddSystemPolicies(state, moment);
        if (scale is not null)
        {
            ScaleSeed.Fill(state, scale, moment);
        }
        else if (seed == "demo")
        {
            DemoSeed.Fill(state, moment);
        }
    }

    private static void AddSystemPolicies(EmulatorState state, DateTimeOffset now)
    {
        foreach (var policy in SystemPolicies.All)
        {
            var version = int.Parse(policy.Version.AsSpan(1), CultureInfo.InvariantCulture);
            state.AddPolicy(RamPolicy.Create(RamPolicy.System, policy.Name, policy.Document, now.AddDays(-2000), policy.Description, version));
        }
    }
}
