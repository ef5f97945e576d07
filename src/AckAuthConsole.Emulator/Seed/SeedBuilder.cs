using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Seed;

/// <summary>What the seeds have in common: puts users, roles, grants and kubeconfigs into a state, with dates counted back from one moment.</summary>
internal sealed class SeedBuilder(EmulatorState state, DateTimeOffset now)
{
    private readonly Dictionary<string, List<Grant>> _grants = new(StringComparer.Ordinal);

    public EmulatorState State => state;

    public DateTimeOffset Now => now;

    public DateTimeOffset DaysAgo(double days) => now.AddDays(-days);

    /// <summary>Adds a user with the next id.</summary>
    /// <param name="name">Logon name without the domain.</param>
    /// <param name="displayName">What people are called.</param>
    /// <param name="comments">A remark.</param>
    /// <param name="ageInDays">When it was created.</param>
    /// <param name="frozen">True: cannot sign in.</param>
    /// <param name="isPerson">False for programs, which have no password.</param>
    public RamUser AddUser(string name, string displayName, string comments = "", double ageInDays = 400, bool frozen = false, bool isPerson = true)
    {
        var user = new RamUser
        {
            UserId = state.NextUserId(),
            UserName = name,
            DisplayName = displayName,
            Comments = comments,
            Email = isPerson ? $"{name}@example.com" : "",
            CreateDate = DaysAgo(ageInDays),
            UpdateDate = DaysAgo(ageInDays / 2),
            LastLoginDate = isPerson && !frozen ? DaysAgo(ageInDays / 100) : null,
            Status = frozen ? "freeze" : "active",
            LoginProfile = isPerson ? new() { CreateDate = DaysAgo(ageInDays), MfaBindRequired = true } : null,
        };
        state.AddUser(user);
        return user;
    }

    /// <summary>Adds a role with the next id.</summary>
    public RamRole AddRole(string name, string description, string trustPolicy, bool isServiceLinked = false, double ageInDays = 500)
    {
        var role = new RamRole
        {
            RoleId = state.NextRoleId(),
            RoleName = name,
            Description = description,
            AssumeRolePolicyDocument = trustPolicy,
            IsServiceLinkedRole = isServiceLinked,
            CreateDate = DaysAgo(ageInDays),
            UpdateDate = DaysAgo(ageInDays),
        };
        state.AddRole(role);
        return role;
    }

    /// <summary>Adds a group with its members.</summary>
    public RamGroup AddGroup(string name, string comments, IEnumerable<string> memberNames)
    {
        var group = new RamGroup
        {
            GroupId = state.NextGroupId(),
            GroupName = name,
            Comments = comments,
            CreateDate = DaysAgo(450),
            UpdateDate = DaysAgo(450),
            Members = memberNames.Select(member => state.FindUser(member)!).ToDictionary(member => member.UserId, member => member.CreateDate),
        };
        state.AddGroup(group);
        return group;
    }

    /// <summary>Adds a custom policy of one statement text.</summary>
    public void AddPolicy(string name, string description, string document) =>
        state.AddPolicy(RamPolicy.Create(RamPolicy.Custom, name, document, DaysAgo(300), description));

    /// <summary>Attaches policies; a name that no system policy has is a custom one.</summary>
    public void Attach(PrincipalKind kind, string principalId, params ReadOnlySpan<string> policyNames)
    {
        foreach (var name in policyNames)
        {
            var type = state.FindPolicy(RamPolicy.System, name) is null ? RamPolicy.Custom : RamPolicy.System;
            state.Attach(new(kind, principalId, type, name, DaysAgo(200)));
        }
    }

    /// <summary>Remembers a grant; <see cref="Finish"/> stores them.</summary>
    public void Grant(Grant grant)
    {
        if (!_grants.TryGetValue(grant.Uid, out var grants))
        {
            _grants[grant.Uid] = grants = [];
        }

        grants.Add(grant);
    }

    /// <summary>Everyone with a remembered grant, in the order of first grants.</summary>
    public IEnumerable<(string Uid, bool IsRole)> GrantedIdentities => _grants.Select(entry => (entry.Key, entry.Value[0].IsRamRole));

    /// <summary>The remembered grants of one identity.</summary>
    public IReadOnlyList<Grant> GrantsOf(string uid) => _grants.GetValueOrDefault(uid) ?? [];

    /// <summary>Adds a cluster, with the owner entry of its creator.</summary>
    public void AddCluster(Cluster cluster, bool creatorIsRole = false)
    {
        state.Clusters.Add(cluster);
        Grant(new()
        {
            Uid = cluster.CreatorId,
            IsRamRole = creatorIsRole,
            Scope = GrantScope.Cluster,
            ClusterId = cluster.ClusterId,
            RoleName = "admin",
            IsOwner = true,
        });
    }

    /// <summary>Stores the remembered grants as written long ago, so that no lag hides them and no conflict window is open.</summary>
    public void Finish()
    {
        foreach (var (uid, grants) in _grants)
        {
            state.Grants.Replace(uid, grants, DaysAgo(30));
        }

        _grants.Clear();
    }

    /// <summary>A trust policy for one kind of principal.</summary>
    /// <param name="kind"><c>RAM</c>, <c>Service</c> or <c>Federated</c>.</param>
    /// <param name="principals">ARNs or service names.</param>
    public static string Trust(string kind, params ReadOnlySpan<string> principals)
    {
        var names = string.Join(',', principals.ToArray().Select(principal => $"\"{principal}\""));
        return $$$"""{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"{{{kind}}}":[{{{names}}}]}}],"Version":"1"}""";
    }
}
