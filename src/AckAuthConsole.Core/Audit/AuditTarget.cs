namespace AckAuthConsole.Core.Audit;

/// <summary>To whom or what it was done.</summary>
/// <param name="Kind"><c>ram-user</c>, <c>ram-role</c>, <c>history</c>, <c>session</c>, <c>page</c>.</param>
/// <param name="Id">The id.</param>
/// <param name="Name">The name at that time.</param>
public sealed record AuditTarget(string Kind, string Id, string Name);
