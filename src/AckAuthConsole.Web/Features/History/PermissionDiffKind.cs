namespace AckAuthConsole.Web.Features.History;

/// <summary>What happens to a permission.</summary>
public enum PermissionDiffKind
{
    /// <summary>It was there and goes.</summary>
    Removed,

    /// <summary>It comes.</summary>
    Added,

    /// <summary>It stays.</summary>
    Kept,
}
