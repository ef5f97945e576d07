namespace AckAuthConsole.Core.Directory;

/// <summary>A RAM user or RAM role as the directory shows it.</summary>
public sealed record Principal
{
    /// <summary>Kind and numeric id: the key. Names can change and be reused.</summary>
    public required PrincipalRef Ref { get; init; }

    /// <summary>User name (without domain) or role name. For one that RAM does not know: the last name known, else the id.</summary>
    public required string Name { get; init; }

    /// <summary>Display name of a user; empty for roles and where none is set.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Comments of a user or description of a role.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether RAM still knows it.</summary>
    public PrincipalPresence Presence { get; init; }

    /// <summary>When it was created; null when not known.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the user last signed in to the cloud's console; null when never or not known.</summary>
    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>What a role is for; <see cref="RoleCategory.Ordinary"/> for users.</summary>
    public RoleCategory RoleCategory => Ref.Kind == PrincipalKind.RamRole ? RoleCategories.Of(Name) : RoleCategory.Ordinary;
}
