using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>Tests that share one console and one browser; they run one after another.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xUnit's word for it.")]
public sealed class ConsoleCollection : ICollectionFixture<ConsoleFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "one console";
}
