namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>Where a change stands on the page.</summary>
public enum ChangePhase
{
    /// <summary>Choosing.</summary>
    Editing,

    /// <summary>Looking at the plan.</summary>
    Reviewing,

    /// <summary>Submitted.</summary>
    Running,
}
