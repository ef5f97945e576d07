
namespace AckAuthConsole.Core.Settings;

/// <summary>
/// What the console's own identity needs in RAM, and no more: the policy that the settings page shows, the README prints and the emulated account carries.
/// Attaching is limited to the one system policy that the console ever attaches; with <c>*</c> it could make anyone administrator of the account.
/// </summary>
public static class ConsolePolicy
{
    /// <summary>Every action by purpose; where an operation has two names, allow both.</summary>
    public static IReadOnlyList<ConsolePolicyAction> Actions { get; } =
    [
        new("read-directory", ["ram:ListUsers"]),
        new("read-directory", ["ram:GetUser"]),
        new("read-directory", ["ram:ListUsersInRecycleBin"]),
        new("read-directory", ["ram:ListRoles"]),
        new("read-directory", ["ram:GetRole"]),
        new("read-directory", ["ram:GetAccountAlias"]),
        new("read-policies", ["ram:ListGroupsForUser"]),
        new("read-policies", ["ram:ListPoliciesForUser"]),
        new("read-policies", ["ram:ListPoliciesForGroup"]),
        new("read-policies", ["ram:ListPoliciesForRole"]),
        new("read-policies", ["ram:GetPolicy"]),
        new("read-clusters", ["cs:DescribeRegions"]),
        new("read-clusters", ["cs:DescribeClustersForRegion"]),
        new("read-clusters", ["cs:DescribeUserClusterNamespaces"]),
        new("read-clusters", ["cs:ListClusterKubeconfigStates"]),
        new("enter-clusters", ["cs:DescribeClusterUserKubeconfig"]),
        new("read-permissions", ["cs:GetUserPermissions", "cs:DescribeUserPermission"]),
        new("change-permissions", ["cs:UpdateUserPermissions"]),
        new("change-permissions", ["cs:GrantPermission", "cs:GrantPermissions"]),
        new("attach-policies", ["ram:AttachPolicyToUser"]) { Resource = AttachablePolicy },
        new("attach-policies", ["ram:AttachPolicyToRole"]) { Resource = AttachablePolicy },
    ];

    /// <summary>The policy to paste, indented JSON.</summary>
    public static string Document { get; } = Compose();

    private const string AttachablePolicy = "acs:ram:*:system:policy/AliyunCSReadOnlyAccess";

    private static string Compose()
    {
        var everywhere = Actions.Where(a => a.Resource == "*").SelectMany(a => a.Names).Distinct();
        var attach = Actions.Where(a => a.Resource != "*").SelectMany(a => a.Names).Distinct();
        return $$"""
            {
              "Version": "1",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": [
            {{Lines(everywhere)}}
                  ],
                  "Resource": "*"
                },
                {
                  "Effect": "Allow",
                  "Action": [
            {{Lines(attach)}}
                  ],
                  "Resource": [
                    "acs:ram:*:*:user/*",
                    "acs:ram:*:*:role/*",
                    "{{AttachablePolicy}}"
                  ]
                }
              ]
            }
            """.ReplaceLineEndings("\n");
    }

    private static string Lines(IEnumerable<string> actions) => string.Join(",\n", actions.Select(a => $"        \"{a}\""));
}
