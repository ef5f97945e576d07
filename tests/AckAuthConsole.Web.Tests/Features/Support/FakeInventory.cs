using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.Support;

internal sealed class FakeInventory : IInventory
{
    public event Action? Changed;

    public InventoryStatus Status { get; set; } = Sample.Complete;

    public bool IsWatched => Changed is not null;

    public void Change() => Changed?.Invoke();

    public Task<Result<Done>> RequestWalkAsync(ConsoleIdentity actor, CancellationToken cancellationToken) => Task.FromResult<Result<Done>>(new Done());
}
