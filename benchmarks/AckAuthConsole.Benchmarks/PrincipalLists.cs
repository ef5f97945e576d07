using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Benchmarks;

/// <summary>The use case behind "RAM Users", asked as the page asks it.</summary>
internal static class PrincipalLists
{
    private const int Runs = 300;

    public static async Task MeasureAsync(int users)
    {
        using var folder = new TemporaryFolder();
        await using var host = new ConsoleHost(folder, users);
        var inventory = host.Services.GetRequiredService<IInventory>();
        var account = new ConsoleIdentity { Kind = ConsoleIdentityKind.Account, AccountId = "1000000000000001", Id = "1000000000000001", Name = "account", Subject = "benchmark" };
        await WalkedAsync(inventory, users);

        await RunAsync(host, account, $"first rows of \"RAM Users\" ({users} users)", "under 300 ms", _ => new());
        await RunAsync(host, account, "the same, ordered by number of permissions", "under 300 ms", _ => new() { Sort = PrincipalSort.PermissionCount, Descending = true });
        await RunAsync(host, account, "search as you type, per key", "under 50 ms", run => new() { Search = Keys[run % Keys.Length] });
        await RunAsync(host, account, "filter by role and by \"has all clusters\"", "under 300 ms", run => new() { Role = run % 2 == 0 ? PredefinedRole.Developer : null, HasAllClusters = run % 2 == 1 });
    }

    private static string[] Keys { get; } = ["w", "we", "wei", "wei.", "wei.z", "li", "0042", "王", "team 1", "no such person"];

    private static async Task RunAsync(ConsoleHost host, ConsoleIdentity actor, string what, string target, Func<int, Wanted> wanted)
    {
        var series = new Series(what, target);
        for (var run = -20; run < Runs; run++)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var browse = scope.ServiceProvider.GetRequiredService<IBrowsePrincipals>();
            var conditions = wanted(Math.Abs(run));
            var filter = new PrincipalFilter
            {
                Kind = PrincipalKind.RamUser,
                Search = conditions.Search,
                Role = conditions.Role,
                HasAllClusters = conditions.HasAllClusters,
                Sort = conditions.Sort,
                Descending = conditions.Descending,
                Take = 50,
            };
            async Task AskAsync()
            {
                var page = await browse.ListAsync(actor, filter, CancellationToken.None);
                if (!page.IsSuccess) throw new InvalidOperationException($"{what}: {page.Failure}");
            }

            // The first ones warm up.
            if (run < 0) await AskAsync();
            else await series.MeasureAsync(AskAsync);
        }
        series.Print();
    }

    private static async Task WalkedAsync(IInventory inventory, int users)
    {
        while (inventory.Status.WalkCompletedAt is null)
        {
            await Task.Delay(200);
            Console.Error.Write($"\rReading the inventory: {inventory.Status.WalkDone} of {inventory.Status.PrincipalsTotal} ");
        }
        Console.Error.WriteLine();
        if (inventory.Status.PrincipalsTotal < users) throw new InvalidOperationException($"Only {inventory.Status.PrincipalsTotal} people are known.");
    }

    private sealed record Wanted
    {
        public string Search { get; init; } = "";

        public PredefinedRole? Role { get; init; }

        public bool HasAllClusters { get; init; }

        public PrincipalSort Sort { get; init; }

        public bool Descending { get; init; }
    }
}
