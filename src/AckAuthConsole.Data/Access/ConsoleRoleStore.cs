using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AckAuthConsole.Data.Access;

/// <summary>The assigned console roles in the database.</summary>
internal sealed class ConsoleRoleStore(ConsoleDatabase database) : IConsoleRoleStore
{
    public Task<Result<IReadOnlyList<ConsoleRoleAssignment>>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async context =>
        {
            var rows = await context.ConsoleRoles.AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
            return Result.Success<IReadOnlyList<ConsoleRoleAssignment>>(
            [
                .. rows.Select(ToAssignment).OfType<ConsoleRoleAssignment>()
                    .OrderByDescending(a => a.Role)
                    .ThenBy(a => a.Name, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(a => a.Principal.ToString(), StringComparer.Ordinal),
            ]);
        },
        cancellationToken);

    public Task<Result<ConsoleRole?>> FindAsync(PrincipalRef principal, CancellationToken cancellationToken) => database.ReadAsync<ConsoleRole?>(
        async context =>
        {
            var key = principal.ToString();
            return await context.ConsoleRoles.Where(r => r.Principal == key).Select(r => (ConsoleRole?)r.Role).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<Result<Done>> PutAsync(ConsoleRoleAssignment assignment, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async context =>
        {
            var key = assignment.Principal.ToString();
            var row = await context.ConsoleRoles.FirstOrDefaultAsync(r => r.Principal == key, cancellationToken).ConfigureAwait(false);
            if (row is null)
            {
                context.ConsoleRoles.Add(new ConsoleRoleRow
                {
                    Principal = key,
                    Role = assignment.Role,
                    Name = assignment.Name,
                    AssignedAt = assignment.AssignedAt,
                    AssignedBy = assignment.AssignedBy,
                });
            }
            else
            {
                (row.Role, row.Name, row.AssignedAt, row.AssignedBy) = (assignment.Role, assignment.Name, assignment.AssignedAt, assignment.AssignedBy);
            }

            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return Done.Instance;
        },
        cancellationToken);

    public Task<Result<Done>> RemoveAsync(PrincipalRef principal, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async context =>
        {
            var key = principal.ToString();
            var removed = await context.ConsoleRoles.Where(r => r.Principal == key).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            return removed == 0 ? new Failure.NotFound("console-role", key) : Done.Instance;
        },
        cancellationToken);

    private static ConsoleRoleAssignment? ToAssignment(ConsoleRoleRow row) =>
        PrincipalRef.TryParse(row.Principal, out var principal) ? new ConsoleRoleAssignment(principal, row.Role, row.Name, FromConfiguration: false, row.AssignedAt, row.AssignedBy) : null;
}
