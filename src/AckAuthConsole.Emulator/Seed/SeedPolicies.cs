namespace AckAuthConsole.Emulator.Seed;

/// <summary>Custom policies that seeds use.</summary>
internal static class SeedPolicies
{
    /// <summary>Name of the policy of a console's own identity.</summary>
    public const string ConsolePolicyName = "AckAuthConsolePolicy";

    /// <summary>
    /// The least that a permission console needs: it reads users, roles and their policies in RAM, reads clusters, reads and writes their permissions, and attaches one
    /// system policy, no other. <c>cs:GrantPermission</c> and others have two names in the vendor's pages, so both are listed.
    /// </summary>
    public const string ConsolePolicy =
        """{"Version":"1","Statement":[{"Effect":"Allow","Action":["ram:ListUsers","ram:GetUser","ram:ListUsersInRecycleBin","ram:ListRoles","ram:GetRole","ram:GetAccountAlias","ram:ListGroupsForUser","ram:ListPoliciesForUser","ram:ListPoliciesForGroup","ram:ListPoliciesForRole","ram:GetPolicy","cs:DescribeRegions","cs:DescribeClustersForRegion","cs:DescribeUserClusterNamespaces","cs:ListClusterKubeconfigStates","cs:DescribeClusterUserKubeconfig","cs:GetUserPermissions","cs:DescribeUserPermission","cs:UpdateUserPermissions","cs:GrantPermission","cs:GrantPermissions"],"Resource":"*"},{"Effect":"Allow","Action":["ram:AttachPolicyToUser","ram:AttachPolicyToRole"],"Resource":["acs:ram:*:*:user/*","acs:ram:*:*:role/*","acs:ram:*:system:policy/AliyunCSReadOnlyAccess"]}]}""";

    /// <summary>Read access to some clusters only.</summary>
    public static string ReadClusters(params ReadOnlySpan<string> clusterIds)
    {
        var resources = string.Join(',', clusterIds.ToArray().Select(id => $"\"acs:cs:*:*:cluster/{id}\""));
        return $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":["cs:Get*","cs:List*","cs:Describe*"],"Resource":[{{resources}}]},{"Effect":"Allow","Action":["cs:DescribeRegions","cs:DescribeClustersForRegion"],"Resource":"*"}]}""";
    }
}
