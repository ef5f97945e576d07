using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AckAuthConsole.Emulator.Kubernetes;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Seed;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Admin;

/// <summary>Changes that in the cloud come from elsewhere: clusters made in a console, people who leave.</summary>
internal sealed class AccountAdmin(EmulatorOptions options, EmulatorState state, KubeClusters clusters, StateChanges changes, TimeProvider clock)
{
    /// <summary>Makes a cluster. All-clusters grants cover it at once; its creator becomes its owner.</summary>
    /// <exception cref="ArgumentException">The creator is unknown.</exception>
    public Created CreateCluster(NewCluster wanted) => Change(now =>
    {
        var creator = wanted.CreatorId ?? EmulatorState.AccountId;
        var isRole = state.FindRoleById(creator) is not null;
        if (!isRole && creator != EmulatorState.AccountId && state.FindUserById(creator) is null) throw new ArgumentException($"No user, role or account has the id {creator}.");
        var id = ClusterId(state.NextNumber());
        var cluster = new Cluster
        {
            ClusterId = id,
            Name = wanted.Name,
            RegionId = wanted.RegionId,
            CreatorId = creator,
            ClusterType = wanted.ClusterType,
            Profile = wanted.Profile,
            ClusterSpec = wanted.ClusterSpec,
            InitVersion = wanted.Version,
            CurrentVersion = wanted.Version,
            State = wanted.State,
            Size = wanted.Size,
            RrsaEnabled = wanted.RrsaEnabled,
            Reachable = wanted.Reachable,
            Created = now,
            Updated = now,
            WorkerRamRoleName = wanted.ClusterType == "ExternalKubernetes" ? "" : $"KubernetesWorkerRole-{new Guid(Convert.FromHexString(id[1..]))}",
            VpcId = "vpc-" + id[1..19],
            VSwitchIds = ["vsw-" + id[1..19]],
            SecurityGroupId = "sg-" + id[1..19],
        };
        cluster.Namespaces.AddRange(wanted.Namespaces.Except(cluster.Namespaces));
        state.Clusters.Add(cluster);
        var owner = new Grant { Uid = creator, IsRamRole = isRole, Scope = GrantScope.Cluster, ClusterId = id, RoleName = "admin", IsOwner = true };
        state.Grants.Replace(creator, [.. state.Grants.Current(creator), owner], now);
        return new Created(id, cluster.Name);
    });

    public void ChangeCluster(string id, ClusterChange wanted) => Change(now =>
    {
        var cluster = state.FindCluster(id) ?? throw new KeyNotFoundException($"There is no cluster {id}.");
        cluster.Reachable = wanted.Reachable ?? cluster.Reachable;
        cluster.State = wanted.State ?? cluster.State;
        cluster.Name = wanted.Name ?? cluster.Name;
        cluster.AuditEnabled = wanted.AuditEnabled ?? cluster.AuditEnabled;
        ChangeNamespaces(cluster, wanted.AddNamespaces ?? [], wanted.RemoveNamespaces ?? []);
        cluster.Updated = now;
        return id;
    });

    /// <summary>Deletes a cluster with everything in it: its bindings and kubeconfigs go too.</summary>
    public void DeleteCluster(string id) => Change(now =>
    {
        var cluster = state.FindCluster(id) ?? throw new KeyNotFoundException($"There is no cluster {id}.");
        state.Clusters.Remove(cluster);
        if (state.KubeClusters.Remove(id, out var server)) server.Close();
        state.KubeSnapshots.Remove(id);
        state.Kubeconfigs.RemoveAll(k => k.ClusterId == id);
        foreach (var uid in state.Grants.Uids.ToList())
        {
            var held = state.Grants.Current(uid);
            if (held.Any(g => g.ClusterId == id)) state.Grants.Replace(uid, [.. held.Where(g => g.ClusterId != id)], now);
        }
        return id;
    });

    /// <exception cref="ArgumentException">The name is taken or a policy unknown.</exception>
    public Created CreateUser(NewUser wanted) => Change(now =>
    {
        if (state.FindUser(wanted.UserName) is not null) throw new ArgumentException($"There is a user {wanted.UserName} already.");
        var policies = FindPolicies(wanted.Policies);
        var user = new RamUser
        {
            UserId = state.NextUserId(),
            UserName = wanted.UserName,
            DisplayName = wanted.DisplayName,
            Comments = wanted.Comments,
            CreateDate = now,
            UpdateDate = now,
        };
        state.AddUser(user);
        foreach (var policy in policies) state.Attach(new(PrincipalKind.User, user.UserId, policy.PolicyType, policy.PolicyName, now));
        return new Created(user.UserId, user.UserName);
    });

    /// <exception cref="ArgumentException">A value is not one of those allowed.</exception>
    public void ChangeUser(string nameOrId, UserChange wanted) => Change(now =>
    {
        if (wanted.Status is not (null or "active" or "freeze")) throw new ArgumentException("status must be active or freeze.");
        if (wanted.ProvisionType is not (null or "Manual" or "SCIM" or "CloudSSO")) throw new ArgumentException("provisionType must be Manual, SCIM or CloudSSO.");
        var user = state.FindUser(nameOrId) ?? state.FindUserById(nameOrId) ?? throw new KeyNotFoundException($"There is no user {nameOrId}.");
        user.Status = wanted.Status ?? user.Status;
        user.ProvisionType = wanted.ProvisionType ?? user.ProvisionType;
        user.UpdateDate = now;
        return user.UserId;
    });

    /// <summary>Deletes a user whatever it still has: grants and kubeconfigs are left behind, as in the cloud.</summary>
    public void DeleteUser(string nameOrId) => Change(now =>
    {
        var user = state.FindUser(nameOrId) ?? state.FindUserById(nameOrId) ?? throw new KeyNotFoundException($"There is no user {nameOrId}.");
        state.RemoveUser(user, now);
        return user.UserId;
    });

    /// <exception cref="ArgumentException">The name is taken or a policy unknown.</exception>
    public Created CreateRole(NewRole wanted) => Change(now =>
    {
        if (state.FindRole(wanted.RoleName) is not null) throw new ArgumentException($"There is a role {wanted.RoleName} already.");
        var policies = FindPolicies(wanted.Policies);
        var role = new RamRole
        {
            RoleId = state.NextRoleId(),
            RoleName = wanted.RoleName,
            Description = wanted.Description,
            AssumeRolePolicyDocument = wanted.TrustPolicy ?? SeedBuilder.Trust("RAM", $"acs:ram::{EmulatorState.AccountId}:root"),
            CreateDate = now,
            UpdateDate = now,
        };
        state.AddRole(role);
        foreach (var policy in policies) state.Attach(new(PrincipalKind.Role, role.RoleId, policy.PolicyType, policy.PolicyName, now));
        return new Created(role.RoleId, role.RoleName);
    });

    public void DeleteRole(string nameOrId) => Change(now =>
    {
        var role = state.FindRole(nameOrId) ?? state.FindRoleById(nameOrId) ?? throw new KeyNotFoundException($"There is no role {nameOrId}.");
        state.RemoveRole(role, now);
        return role.RoleId;
    });

    public void AddOidcProvider(NewOidcProvider wanted) => Change(_ =>
    {
        state.OidcProviders.RemoveAll(p => p.Name == wanted.Name);
        state.OidcProviders.Add(new() { Name = wanted.Name, Issuer = wanted.Issuer, ClientIds = [.. wanted.ClientIds] });
        return wanted.Name;
    });

    /// <exception cref="ArgumentException">The seed is wrong; the account is then as it was.</exception>
    public void Reset(string? seed) => Change(now =>
    {
        // Tried on an account of its own first, so that a wrong seed costs nothing.
        Seeder.Fill(new EmulatorState(), seed ?? options.Seed, now);
        state.Clear();
        state.AccountAlias = options.AccountAlias;
        Seeder.Fill(state, seed ?? options.Seed, now);
        return 0;
    });

    // Once its API server is there, that one knows best which namespaces there are.
    private void ChangeNamespaces(Cluster cluster, IReadOnlyList<string> added, IReadOnlyList<string> removed)
    {
        if (clusters.IfMade(cluster.ClusterId) is { } server)
        {
            foreach (var name in added.Where(name => server.Find("namespaces", "", name) is null)) server.Put(Workloads.Namespace(name));
            foreach (var name in removed) NamespacePart.Remove(server, name);
        }
        else
        {
            foreach (var name in added.Where(name => !cluster.Namespaces.Contains(name))) cluster.Namespaces.Add(name);
            foreach (var name in removed) cluster.Namespaces.Remove(name);
        }
    }

    private T Change<T>(Func<DateTimeOffset, T> change)
    {
        T result;
        lock (state.Gate) result = change(clock.GetUtcNow());
        changes.Mark();
        return result;
    }

    private List<RamPolicy> FindPolicies(IReadOnlyList<string> names) => [.. names.Select(name =>
        state.FindPolicy(RamPolicy.System, name) ?? state.FindPolicy(RamPolicy.Custom, name) ?? throw new ArgumentException($"There is no policy {name}."))];

    /// <summary>The same number gives the same id.</summary>
    private static string ClusterId(long number) =>
        "c" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("cluster " + number.ToString(CultureInfo.InvariantCulture)))[..16]);
}
