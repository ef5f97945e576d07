namespace AckAuthConsole.Emulator.State;

/// <summary>That an identity holds (or held) a kubeconfig of a cluster. It outlives the identity.</summary>
internal sealed class KubeconfigState
{
    public required string ClusterId { get; init; }

    /// <summary>User, role or account id.</summary>
    public required string Uid { get; init; }

    public bool IsRamRole { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public DateTimeOffset CertExpireTime { get; set; }

    /// <summary>Revoked: listed as <c>Removed</c> for the user and not at all for the cluster.</summary>
    public bool Removed { get; set; }

    /// <summary>Empty for people; <c>cs</c>, <c>sls</c>… for kubeconfigs of cloud services.</summary>
    public string CloudServiceName { get; set; } = "";

    /// <summary>Last use of the cluster by this identity; null: none known.</summary>
    public DateTimeOffset? LastActivity { get; set; }
}
