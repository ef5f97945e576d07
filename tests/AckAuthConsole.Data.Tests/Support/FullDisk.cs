using System.Data.Common;
using AckAuthConsole.Data.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Data.Tests.Support;

/// <summary>Lets the database grow to 80 pages only; SQLite then answers as on a full disk.</summary>
internal sealed class FullDisk : DbConnectionInterceptor
{
    public static void AddTo(IServiceCollection services) => services.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(new FullDisk()), ServiceLifetime.Singleton);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA max_page_count = 80";
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }
}
