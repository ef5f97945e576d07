namespace AckAuthConsole.Core.Permissions;

/// <summary>What a permission allows: a predefined role, a custom ClusterRole, or a word of the cloud that this console does not know.</summary>
public abstract record PermissionRole
{
    private PermissionRole()
    {
    }

    /// <summary>A stable text: <c>admin</c>…, <c>custom:&lt;ClusterRole&gt;</c> or <c>?&lt;role_type&gt;?&lt;role_name&gt;</c>.</summary>
    public abstract string Text { get; }

    /// <summary>The predefined role, or null.</summary>
    public PredefinedRole? AsPredefined => this is Predefined p ? p.Role : null;

    /// <summary>Whether it is the ClusterRole <c>cluster-admin</c>, the account's own power inside the cluster.</summary>
    public bool IsClusterAdmin => this is Custom { Name.Value: "cluster-admin" };

    /// <summary>Whether its holder may grant permissions to others in that scope: <c>admin</c> or <c>cluster-admin</c>.</summary>
    public bool IsAdministrative => AsPredefined == PredefinedRole.Administrator || IsClusterAdmin;

    /// <summary>A predefined role.</summary>
    public static PermissionRole Of(PredefinedRole role) => new Predefined(role);

    /// <summary>A custom ClusterRole.</summary>
    public static PermissionRole Of(ClusterRoleName name) => new Custom(name);

    /// <inheritdoc />
    public sealed override string ToString() => Text;

    /// <summary>One of the predefined roles.</summary>
    /// <param name="Role">Which.</param>
    public sealed record Predefined(PredefinedRole Role) : PermissionRole
    {
        /// <inheritdoc />
        public override string Text => Role.ApiName();
    }

    /// <summary>A ClusterRole by name; it must exist in the cluster, which the permission API does not check.</summary>
    /// <param name="Name">The ClusterRole.</param>
    public sealed record Custom(ClusterRoleName Name) : PermissionRole
    {
        /// <inheritdoc />
        public override string Text => "custom:" + Name.Value;
    }

    /// <summary>A role in the cloud's words that this console does not know; only observed, never desired.</summary>
    /// <param name="RoleType">The reply's <c>role_type</c>.</param>
    /// <param name="RoleName">The reply's <c>role_name</c>.</param>
    public sealed record Unrecognized(string RoleType, string RoleName) : PermissionRole
    {
        /// <inheritdoc />
        public override string Text => CloudWords.Join(RoleType, RoleName);
    }
}
