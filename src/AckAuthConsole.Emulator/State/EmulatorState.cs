using System.Globalization;
using AckAuthConsole.Emulator.Kubernetes;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.State;

/// <summary>
/// The whole account. Plain collections behind one lock: the gateway holds <see cref="Gate"/> while an operation runs, so operations are
/// atomic and need no lock of their own; whoever comes from elsewhere (OAuth, admin endpoint, seeds) takes it first.
/// </summary>
internal sealed class EmulatorState
{
    private readonly Dictionary<string, RamUser> _usersByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RamUser> _usersById = [];
    private readonly Dictionary<string, RamRole> _rolesByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RamRole> _rolesById = [];
    private readonly Dictionary<string, RamGroup> _groupsByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Type, string Name), RamPolicy> _policies = [];
    private readonly Dictionary<(PrincipalKind Kind, string Id), List<PolicyAttachment>> _attachments = [];
    private readonly Dictionary<(string Type, string Name), int> _attachmentCounts = [];

    /// <summary>The account's id, the same in every emulator.</summary>
    public const string AccountId = "1000000000000001";

    public Lock Gate { get; } = new();

    /// <summary>First label of the account's default domain.</summary>
    public string AccountAlias { get; set; } = "ackdemo";

    /// <summary>Ids given out so far, by kind.</summary>
    public IdCounters Ids { get; set; } = new();

    public IReadOnlyCollection<RamUser> Users => _usersById.Values;

    public IReadOnlyCollection<RamRole> Roles => _rolesById.Values;

    public IReadOnlyCollection<RamGroup> Groups => _groupsByName.Values;

    public IReadOnlyCollection<RamPolicy> Policies => _policies.Values;

    public IEnumerable<PolicyAttachment> Attachments => _attachments.Values.SelectMany(list => list);

    public Dictionary<string, AccessKey> AccessKeys { get; } = [];

    /// <summary>By access key id.</summary>
    public Dictionary<string, StsSession> Sessions { get; } = [];

    /// <summary>In the order in which lists show them.</summary>
    public List<Cluster> Clusters { get; } = [];

    public GrantLedger Grants { get; } = new();

    public List<KubeconfigState> Kubeconfigs { get; } = [];

    /// <summary>By id.</summary>
    public Dictionary<string, DeletedIdentity> DeletedIdentities { get; } = [];

    public Dictionary<string, CloudTask> Tasks { get; } = [];

    public List<OidcProvider> OidcProviders { get; } = [];

    /// <summary>The API servers that were asked for so far, by cluster id.</summary>
    public Dictionary<string, KubeCluster> KubeClusters { get; } = [];

    /// <summary>API servers that were restored from a file and not asked for since, by cluster id.</summary>
    public Dictionary<string, KubeClusterSnapshot> KubeSnapshots { get; } = [];

    public string DefaultDomain => AccountAlias + ".onaliyun.com";

    public string PrincipalName(RamUser user) => $"{user.UserName}@{DefaultDomain}";

    public static string RoleArn(string roleName) => $"acs:ram::{AccountId}:role/{roleName}";

    public static string UserArn(string userName) => $"acs:ram::{AccountId}:user/{userName}";

    public string NextUserId() => (200_000_000_000_000_000 + ++Ids.Users).ToString(CultureInfo.InvariantCulture);

    public string NextRoleId() => (300_000_000_000_000_000 + ++Ids.Roles).ToString(CultureInfo.InvariantCulture);

    public string NextGroupId() => (400_000_000_000_000_000 + ++Ids.Groups).ToString(CultureInfo.InvariantCulture);

    /// <summary>A number that grows with every call, for ids of keys, tasks and clusters.</summary>
    public long NextNumber() => ++Ids.Others;

    public RamUser? FindUser(string name) => _usersByName.GetValueOrDefault(name);

    public RamUser? FindUserById(string id) => _usersById.GetValueOrDefault(id);

    public RamRole? FindRole(string name) => _rolesByName.GetValueOrDefault(name);

    public RamRole? FindRoleById(string id) => _rolesById.GetValueOrDefault(id);

    public RamGroup? FindGroup(string name) => _groupsByName.GetValueOrDefault(name);

    public RamPolicy? FindPolicy(string type, string name) => _policies.GetValueOrDefault((type, name));

    public Cluster? FindCluster(string id) => Clusters.Find(c => c.ClusterId == id);

    /// <summary>The kubeconfig that an identity holds in a cluster: the one in force, else the last one that was revoked.</summary>
    public KubeconfigState? KubeconfigOf(string clusterId, string uid)
    {
        KubeconfigState? found = null;
        foreach (var held in Kubeconfigs)
        {
            if (held.Uid == uid && held.ClusterId == clusterId && (found is null || found.Removed || !held.Removed)) found = held;
        }

        return found;
    }

    public IEnumerable<RamGroup> GroupsOf(string userId) => _groupsByName.Values.Where(g => g.Members.ContainsKey(userId));

    public void AddUser(RamUser user)
    {
        _usersByName.Add(user.UserName, user);
        _usersById.Add(user.UserId, user);
    }

    public void RenameUser(RamUser user, string newName)
    {
        _usersByName.Remove(user.UserName);
        user.UserName = newName;
        _usersByName.Add(newName, user);
    }

    /// <summary>Moves a user to the recycle bin. Grants and kubeconfigs stay, as they do in the cloud.</summary>
    public void RemoveUser(RamUser user, DateTimeOffset now)
    {
        _usersByName.Remove(user.UserName);
        _usersById.Remove(user.UserId);
        foreach (var group in GroupsOf(user.UserId)) group.Members.Remove(user.UserId);
        DetachAll(PrincipalKind.User, user.UserId);
        foreach (var key in AccessKeys.Values.Where(k => k.UserId == user.UserId).ToList()) AccessKeys.Remove(key.AccessKeyId);
        DeletedIdentities[user.UserId] = new()
        {
            Id = user.UserId,
            Name = user.UserName,
            DisplayName = user.DisplayName,
            CreateDate = user.CreateDate,
            RecycleDate = now,
        };
    }

    public void AddRole(RamRole role)
    {
        _rolesByName.Add(role.RoleName, role);
        _rolesById.Add(role.RoleId, role);
    }

    /// <summary>Removes a role. Its sessions end; its grants and kubeconfigs stay.</summary>
    public void RemoveRole(RamRole role, DateTimeOffset now)
    {
        _rolesByName.Remove(role.RoleName);
        _rolesById.Remove(role.RoleId);
        DetachAll(PrincipalKind.Role, role.RoleId);
        DeletedIdentities[role.RoleId] = new() { Id = role.RoleId, Name = role.RoleName, IsRole = true, CreateDate = role.CreateDate, RecycleDate = now };
    }

    public void AddGroup(RamGroup group) => _groupsByName.Add(group.GroupName, group);

    public void RenameGroup(RamGroup group, string newName)
    {
        _groupsByName.Remove(group.GroupName);
        group.GroupName = newName;
        _groupsByName.Add(newName, group);
    }

    public void RemoveGroup(RamGroup group)
    {
        _groupsByName.Remove(group.GroupName);
        DetachAll(PrincipalKind.Group, group.GroupId);
    }

    public void AddPolicy(RamPolicy policy) => _policies.Add((policy.PolicyType, policy.PolicyName), policy);

    public void RemovePolicy(RamPolicy policy) => _policies.Remove((policy.PolicyType, policy.PolicyName));

    public IReadOnlyList<PolicyAttachment> AttachmentsOf(PrincipalKind kind, string principalId) =>
        _attachments.TryGetValue((kind, principalId), out var list) ? list : [];

    public IEnumerable<PolicyAttachment> AttachmentsOf(RamPolicy policy) =>
        Attachments.Where(a => a.PolicyType == policy.PolicyType && a.PolicyName == policy.PolicyName);

    public int AttachmentCount(RamPolicy policy) => _attachmentCounts.GetValueOrDefault((policy.PolicyType, policy.PolicyName));

    /// <summary>The policies attached to a principal itself, groups not counted.</summary>
    public IEnumerable<RamPolicy> PoliciesOf(PrincipalKind kind, string principalId) =>
        AttachmentsOf(kind, principalId).Select(a => FindPolicy(a.PolicyType, a.PolicyName)).OfType<RamPolicy>();

    /// <summary>False if it was attached already.</summary>
    public bool Attach(PolicyAttachment attachment)
    {
        var key = (attachment.Kind, attachment.PrincipalId);
        if (!_attachments.TryGetValue(key, out var list)) _attachments[key] = list = [];
        if (list.Exists(a => a.PolicyType == attachment.PolicyType && a.PolicyName == attachment.PolicyName)) return false;
        list.Add(attachment);
        var policy = (attachment.PolicyType, attachment.PolicyName);
        _attachmentCounts[policy] = _attachmentCounts.GetValueOrDefault(policy) + 1;
        return true;
    }

    /// <summary>False if it was not attached.</summary>
    public bool Detach(PrincipalKind kind, string principalId, string policyType, string policyName)
    {
        if (!_attachments.TryGetValue((kind, principalId), out var list)) return false;
        if (list.RemoveAll(a => a.PolicyType == policyType && a.PolicyName == policyName) == 0) return false;
        _attachmentCounts[(policyType, policyName)]--;
        return true;
    }

    /// <summary>Empties the account, before another seed or a loaded snapshot.</summary>
    public void Clear()
    {
        _usersByName.Clear();
        _usersById.Clear();
        _rolesByName.Clear();
        _rolesById.Clear();
        _groupsByName.Clear();
        _policies.Clear();
        _attachments.Clear();
        _attachmentCounts.Clear();
        AccessKeys.Clear();
        Sessions.Clear();
        Clusters.Clear();
        Grants.Clear();
        Kubeconfigs.Clear();
        DeletedIdentities.Clear();
        Tasks.Clear();
        OidcProviders.Clear();
        foreach (var cluster in KubeClusters.Values) cluster.Close();
        KubeClusters.Clear();
        KubeSnapshots.Clear();
        Ids = new();
    }

    private void DetachAll(PrincipalKind kind, string id)
    {
        foreach (var attachment in AttachmentsOf(kind, id).ToList()) Detach(kind, id, attachment.PolicyType, attachment.PolicyName);
    }
}
