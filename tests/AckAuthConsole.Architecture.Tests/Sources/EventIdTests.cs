using System.Reflection;
using AckAuthConsole.Architecture.Tests.Support;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Architecture.Tests.Sources;

public sealed class EventIdTests
{
    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly List<(string Method, int Id)> s_events =
    [
        .. from name in SolutionProjects.Design.Keys
           from type in SolutionProjects.Load(name).GetTypes()
           from method in type.GetMethods(Everything)
           let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
           where attribute is not null
           select ($"{type.FullName}.{method.Name}", attribute.EventId),
    ];

    [Fact]
    public void EventId_IsGiven() => s_events.Where(entry => entry.Id <= 0).ShouldBeEmpty();

    [Fact]
    public void EventId_IsUnique() => s_events.GroupBy(entry => entry.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(entry => entry.Method))}").ShouldBeEmpty();
}
