namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>How the RBAC objects of clusters are kept current (section <c>Rbac</c>).</summary>
public sealed class LiveOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Rbac";

    /// <summary>How long one whole read of a cluster may take; 5 seconds to 30 minutes.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a cluster that could not be read is left alone, unless somebody asks for a fresh read; 0 to 10 minutes.</summary>
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a cluster stays watched after the last page that shows it was closed; 0 to 1 hour.</summary>
    public TimeSpan WatchLinger { get; set; } = TimeSpan.FromMinutes(1);
}
