namespace AckAuthConsole.Emulator.Seed;

/// <summary>Custom policies that seeds use.</summary>
internal static class SeedPolicies
{
    /// <summary>Name of the policy of a console's own identity.</summary>
    public const string ConsolePolicyName = "AckAuthConsolePolicy";

    /// <summary>
    /// The least that a permission console needs: it reads users, roles, groups and policies of RAM, reads clusters, reads and writes their permissions,
    /// and attaches policies to users and roles. <c>cs:GrantPermission</c> and others have two names in the vendor's pages, so both are listed.
    /// </summary>
    public const string ConsolePolicy =
        """{"Version":"1","Statement":[{"Effect":"Allow","Action":["cs:DescribeRegions","cs:DescribeClustersForRegion","cs:DescribeClusterDetail","cs:GetClusterById","cs:DescribeUserClusterNamespaces","cs:DescribeUserPermission","cs:GetUserPermissions","cs:GrantPermission","cs:GrantPermissions","cs:UpdateUserPermissions","cs:ListClusterKubeconfigStates","cs:ListUserKubeConfigStates","cs:GetClusterAuditProject","cs:CheckServiceRole","cs:DescribeTaskInfo"],"Resource":"*"},{"Effect":"Allow","Action":["ram:GetAccountAlias","ram:GetAccountSummary","ram:GetDefaultDomain","ram:GetUser","ram:ListUsers","ram:ListUserBasicInfos","ram:ListUsersInRecycleBin","ram:GetRole","ram:ListRoles","ram:GetGroup","ram:ListGroups","ram:ListGroupsForUser","ram:ListUsersForGroup","ram:GetPolicy","ram:GetPolicyVersion","ram:ListPolicies","ram:ListPolicyVersions","ram:ListPoliciesForUser","ram:ListPoliciesForRole","ram:ListPoliciesForGroup","ram:ListEntitiesForPolicy","ram:AttachPolicyToUser","ram:AttachPolicyToRole"],"Resource":"*"}]}""";

    /// <summary>Read access to some clusters only.</summary>
    public static string ReadClusters(params ReadOnlySpan<string> clusterIds)
    {
        var resources = string.Join(',', clusterIds.ToArray().Select(id => $"\"acs:cs:*:*:cluster/{id}\""));
        return $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":["cs:Get*","cs:List*","cs:Describe*"],"Resource":[{{resources}}]},{"Effect":"Allow","Action":["cs:DescribeRegions","cs:DescribeClustersForRegion"],"Resource":"*"}]}""";
    }
}
