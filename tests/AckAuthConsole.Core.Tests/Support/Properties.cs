using FsCheck;
using FsCheck.Fluent;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Runs a property; a failure's message holds the shrunk counter-example and the seed (<c>StdGen</c>).</summary>
internal static class Properties
{
    public static void Hold<T>(Gen<T> values, Action<T> property, int tests = 300) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests).WithEndSize(20), Prop.ForAll(values.ToArbitrary(), property));
}
