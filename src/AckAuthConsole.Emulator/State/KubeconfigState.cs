using System.Globalization;

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

    /// <summary>What makes the certificate's name new each time one is revoked, as seconds since 1970; 0 where it has none.</summary>
    public long Suffix { get; set; }

    /// <summary>True while only temporary kubeconfigs were given out.</summary>
    public bool IsTemporary { get; set; }

    /// <summary>Expiry of long-lived certificates that was set for this holder; null: three years.</summary>
    public int? ExpireHours { get; set; }

    /// <summary>The name by which the cluster knows the holder: CN of its certificates and subject of its bindings.</summary>
    public string UserName => Suffix == 0 ? Uid : string.Create(CultureInfo.InvariantCulture, $"{Uid}-{Suffix}");

    /// <summary>Empty for people; <c>cs</c>, <c>sls</c>… for kubeconfigs of cloud services.</summary>
    public string CloudServiceName { get; set; } = "";

    /// <summary>Last use of the cluster by this identity; null: none known.</summary>
    public DateTimeOffset? LastActivity { get; set; }
}
