using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Authorizations;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

internal sealed class FakePrincipals : IBrowsePrincipals
{
    public List<PrincipalFilter> Asked { get; } = [];

    public List<PrincipalRow> Rows { get; } = [];

    public InventoryStatus Status { get; set; } = new() { DirectoryReadAt = Samples.Now, PrincipalsRead = 2, PrincipalsTotal = 2, WalkCompletedAt = Samples.Now };

    public Func<PrincipalFilter, Task<Result<PrincipalPage>>>? Answer { get; set; }

    public Func<string, Result<Principal>> RoleAnswer { get; set; } = name => new Failure.NotFound("ram-role", name);

    public Task<Result<PrincipalPage>> ListAsync(ConsoleIdentity actor, PrincipalFilter filter, CancellationToken cancellationToken)
    {
        Asked.Add(filter);
        return Answer is { } answer ? answer(filter) : Task.FromResult<Result<PrincipalPage>>(Page(filter));
    }

    public Task<Result<IReadOnlyList<PrincipalRow>>> ListAllAsync(ConsoleIdentity actor, PrincipalFilter filter, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Success<IReadOnlyList<PrincipalRow>>(Matching(filter)));

    public Task<Result<Principal>> FindRoleAsync(ConsoleIdentity actor, string roleName, CancellationToken cancellationToken) => Task.FromResult(RoleAnswer(roleName));

    public PrincipalPage Page(PrincipalFilter filter) => new([.. Matching(filter).Skip(filter.Skip).Take(filter.Take)], Matching(filter).Count, Rows.Count, Status);

    private List<PrincipalRow> Matching(PrincipalFilter filter) =>
        [.. Rows.Where(r => r.Principal.Name.Contains(filter.Search, StringComparison.OrdinalIgnoreCase) || r.Principal.Ref.Id.Value.Contains(filter.Search, StringComparison.Ordinal))];
}

internal sealed class FakeViewer : IViewPrincipal
{
    public Func<PrincipalRef, Task<Result<PrincipalView>>> Answer { get; set; } = r => Task.FromResult<Result<PrincipalView>>(new Failure.NotFound("ram-user", r.Id.Value));

    public int Calls { get; private set; }

    public CancellationToken LastToken { get; private set; }

    public Task<Result<PrincipalView>> GetAsync(ConsoleIdentity actor, PrincipalRef principal, CancellationToken cancellationToken)
    {
        Calls++;
        LastToken = cancellationToken;
        return Answer(principal);
    }
}

internal sealed class FakeClusters : IBrowseClusters
{
    public Result<ClusterList> List { get; set; } = Samples.ClusterList(Samples.Hangzhou, Samples.Beijing);

    public Dictionary<ClusterId, Result<IReadOnlyList<string>>> Namespaces { get; } = [];

    public Task<Result<ClusterList>> ListAsync(ConsoleIdentity actor, CancellationToken cancellationToken) => Task.FromResult(List);

    public Task<Result<IReadOnlyList<string>>> ListNamespacesAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken) =>
        Task.FromResult(Namespaces.TryGetValue(cluster, out var names) ? names : new Failure.Unavailable(Dependency.Cluster));
}

internal sealed class FakeAuthorization : IAuthorizationService
{
    private int _made;

    public List<PlanRequest> Requests { get; } = [];

    public List<long> Undone { get; } = [];

    public Dictionary<PrincipalRef, (Principal Principal, ObservedPermissionSet Held)> Known { get; } = [];

    public Func<PlanRequest, Plan, Result<Plan>> Change { get; set; } = (_, plan) => plan;

    public Task<Result<Plan>> PlanAsync(ConsoleIdentity actor, PlanRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Task.FromResult(Make(request));
    }

    public Task<Result<Plan>> PlanUndoAsync(ConsoleIdentity actor, long historySequence, CancellationToken cancellationToken)
    {
        Undone.Add(historySequence);
        return Task.FromResult(Make(Samples.Request([Samples.Dev1], new PermissionEdit.Revoke(new PermissionKey(Samples.TeamA, Samples.Of(PredefinedRole.Developer))))).Map(p => p with { Undoes = historySequence }));
    }

    public Task<Result<IReadOnlyList<PartProgress>>> ApplyAsync(ConsoleIdentity actor, Plan plan, PlanSubmission submission, IProgress<PartProgress> progress, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Pages submit through IPlanExecutions.");

    private Result<Plan> Make(PlanRequest request)
    {
        var parts = request.Targets.Select(t => Samples.Part(Known[t].Principal, Known[t].Held, request)).ToArray();
        return Change(request, Samples.Plan(request, parts) with { Id = "plan-" + ++_made });
    }
}

internal sealed class FakeExecutions : IPlanExecutions, IDisposable
{
    public Dictionary<string, PlanExecution> Running { get; } = [];

    public List<(Plan Plan, PlanSubmission Submission)> Started { get; } = [];

    public Func<Plan, Task<Failure?>> Refuse { get; set; } = _ => Task.FromResult<Failure?>(null);

    public PlanExecution Last => Running[Started[^1].Plan.Id];

    public async Task<Result<PlanExecution>> StartAsync(ConsoleIdentity actor, Plan plan, PlanSubmission submission, CancellationToken cancellationToken)
    {
        Started.Add((plan, submission));
        if (await Refuse(plan) is { } failure)
            return failure;
        return Running[plan.Id] = new PlanExecution(plan);
    }

    public PlanExecution? Find(ConsoleIdentity actor, string planId) => Running.GetValueOrDefault(planId);

    public void Dispose()
    {
        foreach (var execution in Running.Values)
            execution.Dispose();
    }
}

internal sealed class FakeInventory : IInventory
{
    public event Action? Changed;

    public InventoryStatus Status { get; set; } = InventoryStatus.Empty;

    public bool HasListeners => Changed is not null;

    public Task<Result<Done>> RequestWalkAsync(ConsoleIdentity actor, CancellationToken cancellationToken) => Task.FromResult<Result<Done>>(Done.Instance);

    public void Raise() => Changed?.Invoke();
}

internal sealed class FakeAccess : IConsoleAccess
{
    public ConsoleRole Role { get; set; } = ConsoleRole.Administrator;

    public Task<Result<ConsoleRole>> RoleOfAsync(ConsoleIdentity identity, CancellationToken cancellationToken) => Task.FromResult<Result<ConsoleRole>>(Role);

    public Task<Result<ConsoleRole>> RequireReaderAsync(ConsoleIdentity identity, CancellationToken cancellationToken) => RoleOfAsync(identity, cancellationToken);

    public Task<Result<ConsoleRole>> RequireAdministratorAsync(ConsoleIdentity identity, CancellationToken cancellationToken) => RoleOfAsync(identity, cancellationToken);

    public Task<Result<ConsoleRole>> RequireReaderOfAsync(ConsoleIdentity identity, PrincipalRef principal, CancellationToken cancellationToken) => RoleOfAsync(identity, cancellationToken);
}

internal sealed class FakeDrafts : IReviewDrafts
{
    public Dictionary<string, (string Reason, string Ticket)> Kept { get; } = [];

    public Task LoadAsync(string key, ReviewDraft draft)
    {
        if (Kept.TryGetValue(key, out var kept))
            (draft.Reason, draft.Ticket) = kept;
        return Task.CompletedTask;
    }

    public Task SaveAsync(string key, ReviewDraft draft)
    {
        Kept[key] = (draft.Reason, draft.Ticket);
        return Task.CompletedTask;
    }

    public Task ForgetAsync(string key)
    {
        Kept.Remove(key);
        return Task.CompletedTask;
    }
}

internal sealed class FakeGrantableRoles : IGrantableRoles
{
    public Func<ClusterId, Result<IReadOnlyList<GrantableRole>>> Answer { get; set; } = _ => new Failure.Unavailable(Dependency.Cluster);

    public Task<Result<IReadOnlyList<GrantableRole>>> ListAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken) => Task.FromResult(Answer(cluster));
}

internal sealed class FakePlanEffects : IPlanEffects
{
    public Func<PlanPart, Task<Result<PlanEffect>>> Answer { get; set; } = _ => Task.FromResult<Result<PlanEffect>>(new PlanEffect([], 0));

    public List<PlanPart> Asked { get; } = [];

    public Task<Result<PlanEffect>> OfAsync(ConsoleIdentity actor, PlanPart part, CancellationToken cancellationToken)
    {
        Asked.Add(part);
        return Answer(part);
    }
}
