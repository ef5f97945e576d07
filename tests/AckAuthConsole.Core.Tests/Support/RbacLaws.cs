using AckAuthConsole.Testing.Rbac;
using FsCheck.Fluent;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Laws over random RBAC objects: FsCheck chooses the seed and reports it, <see cref="RandomRbac"/> makes everything from it.</summary>
internal static class RbacLaws
{
    public static RandomRbacOptions Everything { get; } = new() { OnlyValid = false, WithGaps = true };

    public static void Hold(Action<RandomRbac, RandomCluster> law, RandomRbacOptions? options = null, int clusters = 400) =>
        Properties.Hold(Gen.Choose(0, int.MaxValue - 1), seed =>
        {
            var random = new RandomRbac(seed, options ?? Everything);
            law(random, random.NextCluster());
        }, clusters);
}
