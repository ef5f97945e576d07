using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Seed;

/// <summary>The demo account: one of everything that a permission console has to show.</summary>
internal static class DemoSeed
{
    private const string Root = "acs:ram::" + EmulatorState.AccountId + ":root";
    private const string SamlProvider = "acs:ram::" + EmulatorState.AccountId + ":saml-provider/AliyunReservedSSO-d-00fc2p61****";
    private const string RrsaProvider = "ack-rrsa-" + DemoClusters.ProdHangzhou;

    public static void Fill(EmulatorState state, DateTimeOffset now)
    {
        var seed = new SeedBuilder(state, now);
        AddPeople(seed);
        foreach (var cluster in DemoClusters.Make(seed))
        {
            seed.AddCluster(cluster);
        }

        AddRoles(seed);
        DemoGrants.Add(seed);
        seed.Finish();
    }

    private static void AddPeople(SeedBuilder seed)
    {
        seed.AddPolicy(SeedPolicies.ConsolePolicyName, "Least privilege of the permission console", SeedPolicies.ConsolePolicy);
        seed.AddPolicy("TeamBClustersRead", "Read access to the clusters of team B", SeedPolicies.ReadClusters(DemoClusters.ProdHangzhou, DemoClusters.StagingHangzhou, DemoClusters.ProdShanghai));
        seed.AddPolicy("PaymentsClustersRead", "Read access to production", SeedPolicies.ReadClusters(DemoClusters.ProdHangzhou, DemoClusters.ProdShanghai));
        seed.AddPolicy(
            "AckPermissionDelegate",
            "Grants permissions in the clusters that one administers",
            """{"Version":"1","Statement":[{"Effect":"Allow","Action":["cs:GrantPermission","cs:UpdateUserPermissions","cs:GetUserPermissions"],"Resource":"*"}]}""");
        seed.AddPolicy(
            "CiDeploy",
            "Deploys to staging",
            $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":["cs:DescribeClusterDetail","cs:DescribeClusterUserKubeconfig"],"Resource":"acs:cs:*:*:cluster/{{DemoClusters.StagingHangzhou}}"}]}""");
        seed.AddPolicy(
            "ContractorLimits",
            "Reads clusters from the office only, never grants",
            """{"Version":"1","Statement":[{"Effect":"Allow","Action":["cs:Get*","cs:List*","cs:Describe*"],"Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":["203.0.113.0/24","127.0.0.0/8"]}}},{"Effect":"Deny","Action":["cs:Grant*","cs:UpdateUserPermissions","cs:Clean*"],"Resource":"*"}]}""");

        var age = 800.0;
        foreach (var user in DemoPeople.Users)
        {
            seed.AddUser(user.Name, user.DisplayName, user.Comments, age, user.IsFrozen, user.IsPerson);
            age -= 19;
        }

        foreach (var (user, days) in DemoPeople.DeletedUsers)
        {
            seed.State.RemoveUser(seed.AddUser(user.Name, user.DisplayName, user.Comments, ageInDays: 900), seed.DaysAgo(days));
        }

        foreach (var group in DemoPeople.Groups)
        {
            seed.Attach(PrincipalKind.Group, seed.AddGroup(group.Name, group.Comments, group.Members).GroupId, [.. group.Policies]);
        }

        foreach (var (user, policy) in DemoPeople.DirectAttachments)
        {
            seed.Attach(PrincipalKind.User, seed.State.FindUser(user)!.UserId, policy);
        }
    }

    private static void AddRoles(SeedBuilder seed)
    {
        void Add(RamRole role, params ReadOnlySpan<string> policies) => seed.Attach(PrincipalKind.Role, role.RoleId, policies);

        var saml = SeedBuilder.Trust("Federated", SamlProvider);
        Add(seed.AddRole("AliyunReservedSSO-PlatformAdmin", "CloudSSO: PlatformAdmin", saml), "AliyunCSFullAccess", "AliyunRAMReadOnlyAccess");
        Add(seed.AddRole("AliyunReservedSSO-Developer", "CloudSSO: Developer", saml), "AliyunCSReadOnlyAccess");
        Add(seed.AddRole("AliyunReservedSSO-ReadOnly", "CloudSSO: ReadOnly", saml), "ReadOnlyAccess");

        seed.AddPolicy("k8sWorkerRolePolicy-ec87d15b", "Policy of the worker roles of ACK", """{"Version":"1","Statement":[{"Effect":"Allow","Action":["ecs:Describe*","cr:PullRepository","cr:GetAuthorizationToken","log:PostLogStoreLogs"],"Resource":"*"}]}""");
        foreach (var name in (string[])[DemoClusters.ProdHangzhouWorkerRole, DemoClusters.StagingHangzhouWorkerRole, DemoClusters.ProdShanghaiWorkerRole])
        {
            Add(seed.AddRole(name, "Worker nodes of an ACK cluster", SeedBuilder.Trust("Service", "ecs.aliyuncs.com")), "k8sWorkerRolePolicy-ec87d15b");
        }

        Add(seed.AddRole("AliyunServiceRoleForMSE", "Microservices Engine", SeedBuilder.Trust("Service", "mse.aliyuncs.com"), isServiceLinked: true), "AliyunServiceRolePolicyForMSE");
        Add(seed.AddRole("AliyunServiceRoleForARMS", "Application Real-Time Monitoring", SeedBuilder.Trust("Service", "arms.aliyuncs.com"), isServiceLinked: true), "AliyunServiceRolePolicyForARMS");
        Add(seed.AddRole("AliyunCSManagedKubernetesRole", "ACK managed clusters", SeedBuilder.Trust("Service", "cs.aliyuncs.com")), "AliyunCSManagedKubernetesRolePolicy");
        Add(seed.AddRole("AliyunCSDefaultRole", "ACK", SeedBuilder.Trust("Service", "cs.aliyuncs.com")), "AliyunCSDefaultRolePolicy");
        Add(seed.AddRole("AliyunCSManagedLogRole", "Logs of ACK managed clusters", SeedBuilder.Trust("Service", "cs.aliyuncs.com")), "AliyunCSManagedLogRolePolicy");
        Add(seed.AddRole("ci-deploy-role", "Assumed by the delivery pipeline", SeedBuilder.Trust("RAM", Root)), "CiDeploy");
        Add(
            seed.AddRole("ops-break-glass", "Emergencies only 仅限应急", SeedBuilder.Trust("RAM", EmulatorState.UserArn("platform-admin"), EmulatorState.UserArn("sre-lead"))),
            "AliyunCSFullAccess");
        seed.State.OidcProviders.Add(new() { Name = RrsaProvider, Issuer = $"https://oidc-ack-cn-hangzhou.oss-cn-hangzhou.aliyuncs.com/{DemoClusters.ProdHangzhou}" });
        seed.AddRole(
            "payments-rrsa",
            "Pods of the payments service (RRSA)",
            $$$$"""{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Federated":["acs:ram::{{{{EmulatorState.AccountId}}}}:oidc-provider/{{{{RrsaProvider}}}}"]},"Condition":{"StringEquals":{"oidc:aud":"sts.aliyuncs.com","oidc:iss":"https://oidc-ack-cn-hangzhou.oss-cn-hangzhou.aliyuncs.com/{{{{DemoClusters.ProdHangzhou}}}}","oidc:sub":"system:serviceaccount:payments:payments-api"}}}],"Version":"1"}""");
        Add(seed.AddRole("data-pipeline-role", "Batch jobs of the data platform", SeedBuilder.Trust("RAM", Root)), "AliyunCSReadOnlyAccess", "AliyunLogReadOnlyAccess");

        // The sixteenth is gone: its grants stayed.
        seed.State.RemoveRole(seed.AddRole("legacy-deploy-role", "Old pipeline", SeedBuilder.Trust("RAM", Root)), seed.DaysAgo(75));
    }
}
