using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Directory;

/// <summary>The use case behind "Permission Management": one principal and what it holds, read fresh. For administrators, auditors and the principal itself.</summary>
public interface IViewPrincipal
{
    /// <summary>Reads. A principal that neither RAM nor the inventory knows is still shown (as not seen in RAM) when it holds permissions; else <see cref="Failure.NotFound"/>.</summary>
    Task<Result<PrincipalView>> GetAsync(ConsoleIdentity actor, PrincipalRef principal, CancellationToken cancellationToken);
}
