using System.Text.Json.Serialization;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.State;

/// <summary>The account as one value that can be written to a file.</summary>
internal sealed class EmulatorSnapshot
{
    public const int CurrentFormat = 1;

    public int Format { get; set; } = CurrentFormat;

    public string AccountAlias { get; set; } = "";

    public IdCounters Ids { get; set; } = new();

    public List<RamUser> Users { get; set; } = [];

    public List<RamRole> Roles { get; set; } = [];

    public List<RamGroup> Groups { get; set; } = [];

    public List<RamPolicy> Policies { get; set; } = [];

    public List<PolicyAttachment> Attachments { get; set; } = [];

    public List<AccessKey> AccessKeys { get; set; } = [];

    public List<StsSession> Sessions { get; set; } = [];

    public List<Cluster> Clusters { get; set; } = [];

    public List<GrantSnapshot> Grants { get; set; } = [];

    public List<KubeconfigState> Kubeconfigs { get; set; } = [];

    public List<DeletedIdentity> DeletedIdentities { get; set; } = [];

    public List<CloudTask> Tasks { get; set; } = [];

    public List<OidcProvider> OidcProviders { get; set; } = [];

    /// <summary>API servers that somebody asked for. The others are still as their cluster's grants and the seed make them.</summary>
    public List<KubeClusterSnapshot> KubeClusters { get; set; } = [];

    /// <summary>Reads the state; the caller holds its lock and writes the snapshot before letting go, since the entities are shared.</summary>
    public static EmulatorSnapshot Of(EmulatorState state) => new()
    {
        AccountAlias = state.AccountAlias,
        Ids = state.Ids,
        Users = [.. state.Users],
        Roles = [.. state.Roles],
        Groups = [.. state.Groups],
        Policies = [.. state.Policies],
        Attachments = [.. state.Attachments],
        AccessKeys = [.. state.AccessKeys.Values],
        Sessions = [.. state.Sessions.Values],
        Clusters = [.. state.Clusters],
        Grants = [.. state.Grants.Uids.Select(uid => new GrantSnapshot(uid, state.Grants.LastWriteAt(uid)!.Value, [.. state.Grants.Current(uid)]))],
        Kubeconfigs = [.. state.Kubeconfigs],
        DeletedIdentities = [.. state.DeletedIdentities.Values],
        Tasks = [.. state.Tasks.Values],
        OidcProviders = [.. state.OidcProviders],
        KubeClusters = [.. state.KubeClusters.Values.Select(cluster => cluster.ToSnapshot()), .. state.KubeSnapshots.Values],
    };

    /// <summary>Puts everything into an emptied state.</summary>
    public void RestoreTo(EmulatorState state)
    {
        state.Clear();
        state.AccountAlias = AccountAlias;
        state.Ids = Ids;
        foreach (var user in Users) state.AddUser(user);
        foreach (var role in Roles) state.AddRole(role);
        foreach (var group in Groups) state.AddGroup(group);
        foreach (var policy in Policies) state.AddPolicy(policy);
        foreach (var attachment in Attachments) state.Attach(attachment);
        foreach (var key in AccessKeys) state.AccessKeys.Add(key.AccessKeyId, key);
        foreach (var session in Sessions) state.Sessions.Add(session.AccessKeyId, session);
        state.Clusters.AddRange(Clusters);
        foreach (var grants in Grants) state.Grants.Replace(grants.Uid, grants.Grants, grants.WrittenAt);
        state.Kubeconfigs.AddRange(Kubeconfigs);
        foreach (var identity in DeletedIdentities) state.DeletedIdentities.Add(identity.Id, identity);
        foreach (var task in Tasks) state.Tasks.Add(task.TaskId, task);
        state.OidcProviders.AddRange(OidcProviders);
        foreach (var cluster in KubeClusters) state.KubeSnapshots.Add(cluster.ClusterId, cluster);
    }
}

/// <summary>What one identity holds. The past before it is not kept: after a restart no read lags.</summary>
internal sealed record GrantSnapshot(string Uid, DateTimeOffset WrittenAt, List<Grant> Grants);

/// <summary>JSON of the state file.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EmulatorSnapshot))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
