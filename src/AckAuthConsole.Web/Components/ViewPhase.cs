namespace AckAuthConsole.Web.Components;

/// <summary>How far a view is.</summary>
public enum ViewPhase
{
    /// <summary>It is being read.</summary>
    Loading,

    /// <summary>It can be shown.</summary>
    Ready,

    /// <summary>It could not be read.</summary>
    Failed,
}
