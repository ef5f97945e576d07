namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Short words for what tests talk about.</summary>
internal static class Sample
{
    public const string AccountId = "1234567890123456";

    public static ConsoleIdentity Admin { get; } = Person("100", "platform-admin");

    public static ConsoleIdentity SecondAdmin { get; } = Person("103", "second-admin");

    public static ConsoleIdentity Auditor { get; } = Person("101", "security-auditor");

    public static ConsoleIdentity Member { get; } = Person("102", "team-a-dev-1");

    public static ConsoleIdentity Account { get; } = new()
    {
        Kind = ConsoleIdentityKind.Account,
        AccountId = AccountId,
        Id = AccountId,
        Name = "account",
        Subject = "account-subject",
        ClientAddress = "192.0.2.1",
    };

    public static PrincipalRef Alice { get; } = User("201");

    public static PrincipalRef Bob { get; } = User("202");

    public static ClusterId C1 { get; } = ClusterId.Parse("c1");

    public static ClusterId C2 { get; } = ClusterId.Parse("c2");

    public static PlanSubmission Submission { get; } = new() { Reason = "on call", Ticket = "OPS-1" };

    public static CloudErrorDetail Cause { get; } = new("CS", "UpdateUserPermissions", "StatusForbidden", "no", "request-of-error", 403, "cs:UpdateUserPermissions");

    public static ConsoleIdentity Person(string id, string name) => new()
    {
        Kind = ConsoleIdentityKind.RamUser,
        AccountId = AccountId,
        Id = id,
        Name = name,
        Subject = "subject-" + id,
        ClientAddress = "192.0.2.7",
    };

    public static PrincipalRef User(string id) => new(PrincipalKind.RamUser, PrincipalId.Parse(id));

    public static PrincipalRef Role(string id) => new(PrincipalKind.RamRole, PrincipalId.Parse(id));

    public static PermissionScope In(string text)
    {
        if (text == "*")
            return PermissionScope.Everywhere;
        var parts = text.Split('/');
        return parts.Length == 1 ? PermissionScope.Of(ClusterId.Parse(parts[0])) : PermissionScope.Of(ClusterId.Parse(parts[0]), NamespaceName.Parse(parts[1]));
    }

    public static PermissionRole As(string role) =>
        PredefinedRoles.TryFromApiName(role, out var predefined) ? PermissionRole.Of(predefined.Value) : PermissionRole.Of(ClusterRoleName.Parse(role));

    public static PermissionKey Key(string scope, string role) => new(In(scope), As(role));

    public static ObservedPermission Held(string scope, string role, bool isOwner = false) => new(Key(scope, role), isOwner);

    public static ObservedPermissionSet Set(params ObservedPermission[] items) => ObservedPermissionSet.From(items);

    public static DesiredPermission Desired(string scope, string role) => DesiredPermission.Create(In(scope), As(role)).Value;

    public static PermissionEdit Grant(string scope, string role) => new PermissionEdit.Grant(Desired(scope, role));

    public static PermissionEdit Revoke(string scope, string role) => new PermissionEdit.Revoke(Key(scope, role));

    public static PermissionEdit Replace(string scope, string from, string to) => new PermissionEdit.Replace(Key(scope, from), Desired(scope, to));

    public static Cluster Cluster(string id, string region = "cn-hangzhou", string state = ClusterStates.Running) =>
        new() { Id = ClusterId.Parse(id), Name = "cluster-" + id, RegionId = region, State = state };

    public static Principal Named(PrincipalRef reference, string name, string displayName = "") => new() { Ref = reference, Name = name, DisplayName = displayName };
}
