using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.Ram;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Ims;

/// <summary>IMS 2019-08-15: the reads that RAM 2015-05-01 lacks.</summary>
internal static class ImsOperations
{
    public const string Version = "2019-08-15";

    public static void Register(OperationRegistry registry)
    {
        var ims = new RpcProduct(registry, "Ims", Version);
        ims.Read("GetUser", UserResource, Get);
        ims.Read("ListUsers", RamResources.AllUsers, call => List(call, 1000, "Users", "User", Json));
        ims.Read("ListUserBasicInfos", RamResources.AllUsers, call => List(call, 100, "UserBasicInfos", "UserBasicInfo", BasicJson));
        ims.Read("ListGroups", RamResources.AllGroups, ListGroups);
        ims.Read("ListUsersForGroup", RamResources.Group, ListUsersForGroup);
        ims.Read("ListGroupsForUser", UserResource, ListGroupsForUser);
        ims.Read("GetDefaultDomain", RamResources.Account, call => ApiReply.Json(new JsonObject { ["DefaultDomainName"] = call.State.DefaultDomain }));
        ims.Read("GetAccountSummary", RamResources.Account, Summary);
        ims.Read("ListUsersInRecycleBin", RamResources.AllUsers, RecycleBin);
    }

    private static string UserResource(CallContext call) =>
        $"acs:ram::{EmulatorState.AccountId}:user/{(Find(call) is { } user ? user.UserName : "*")}";

    private static RamUser? Find(CallContext call)
    {
        if (call.Optional("UserId") is { } id) return call.State.FindUserById(id);
        if (call.Optional("UserPrincipalName") is { } name)
        {
            var suffix = "@" + call.State.DefaultDomain;
            return name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) ? call.State.FindUser(name[..^suffix.Length]) : null;
        }
        return call.Optional("UserAccessKeyId") is { } key && call.State.AccessKeys.TryGetValue(key, out var accessKey) ? call.State.FindUserById(accessKey.UserId) : null;
    }

    private static ApiReply Get(CallContext call)
    {
        string[] keys = ["UserPrincipalName", "UserId", "UserAccessKeyId"];
        var given = keys.Count(k => call.Optional(k) is not null);
        if (given == 0) throw ApiError.Missing("UserPrincipalName");
        if (given > 1) throw new ApiError(400, "InvalidParameter.Combination", "Exactly one of UserPrincipalName, UserId and UserAccessKeyId must be given.");
        var user = Find(call) ?? throw RamErrors.NotExist("User");
        var json = Json(call, user);
        json["UserName"] = user.UserName;
        json.Remove("Status");
        return ApiReply.Json(new JsonObject { ["User"] = json });
    }

    private static JsonObject Json(CallContext call, RamUser user) => new()
    {
        ["UserId"] = user.UserId,
        ["UserPrincipalName"] = call.State.PrincipalName(user),
        ["DisplayName"] = user.DisplayName,
        ["Email"] = user.Email,
        ["MobilePhone"] = user.MobilePhone,
        ["Comments"] = user.Comments,
        ["CreateDate"] = user.CreateDate.ToUtcText(),
        ["UpdateDate"] = user.UpdateDate.ToUtcText(),
        ["LastLoginDate"] = user.LastLoginDate?.ToUtcText() ?? "",
        ["ProvisionType"] = user.ProvisionType,
        ["Status"] = user.Status,
        ["Tags"] = RamParameters.TagJson(user.Tags),
    };

    private static JsonObject BasicJson(CallContext call, RamUser user) => new()
    {
        ["UserId"] = user.UserId,
        ["UserPrincipalName"] = call.State.PrincipalName(user),
        ["DisplayName"] = user.DisplayName,
        ["Status"] = user.Status,
    };

    private static ApiReply List(CallContext call, int defaultSize, string container, string element, Func<CallContext, RamUser, JsonObject> json)
    {
        string[] statuses = [.. (call.Optional("Status") ?? "active").Split(',', StringSplitOptions.TrimEntries)];
        if (statuses.Any(s => s is not ("active" or "freeze"))) throw RamErrors.InvalidValue("Status");
        var tags = call.TagList();
        var users = call.State.Users.Where(u => statuses.Contains(u.Status) && tags.HasAll(u.Tags));
        var (page, marker) = call.Page(users, u => u.UserId, defaultSize, 1000);
        return RamParameters.PagedReply(container, element, page.Select(u => json(call, u)), marker);
    }

    private static ApiReply ListGroups(CallContext call)
    {
        var (groups, marker) = call.Page(call.State.Groups, g => g.GroupId, 100, 1000);
        return RamParameters.PagedReply("Groups", "Group", groups.Select(g => new JsonObject
        {
            ["GroupId"] = g.GroupId,
            ["GroupName"] = g.GroupName,
            ["DisplayName"] = g.GroupName,
            ["GroupPrincipalName"] = $"{g.GroupName}@group.{call.State.DefaultDomain}",
            ["Comments"] = g.Comments,
            ["CreateDate"] = g.CreateDate.ToUtcText(),
            ["UpdateDate"] = g.UpdateDate.ToUtcText(),
        }), marker);
    }

    private static ApiReply ListUsersForGroup(CallContext call)
    {
        var (members, marker) = call.Page(call.Group().Members, m => m.Key, 100, 100);
        return RamParameters.PagedReply("Users", "User", members.Select(m => (User: call.State.FindUserById(m.Key)!, Joined: m.Value)).Select(m => new JsonObject
        {
            ["UserId"] = m.User.UserId,
            ["UserPrincipalName"] = call.State.PrincipalName(m.User),
            ["DisplayName"] = m.User.DisplayName,
            ["JoinDate"] = m.Joined.ToUtcText(),
        }), marker);
    }

    private static ApiReply ListGroupsForUser(CallContext call)
    {
        call.Required("UserPrincipalName");
        var user = Find(call) ?? throw RamErrors.NotExist("User");
        return RamParameters.ListReply("Groups", "Group", call.State.GroupsOf(user.UserId).Select(g => new JsonObject
        {
            ["GroupId"] = g.GroupId,
            ["GroupName"] = g.GroupName,
            ["DisplayName"] = g.GroupName,
            ["Comments"] = g.Comments,
            ["JoinDate"] = g.Members[user.UserId].ToUtcText(),
        }));
    }

    private static ApiReply Summary(CallContext call) => ApiReply.Json(new JsonObject
    {
        ["SummaryMap"] = new JsonObject
        {
            ["Users"] = call.State.Users.Count,
            ["UsersQuota"] = RamLimits.Users,
            ["Groups"] = call.State.Groups.Count,
            ["GroupsQuota"] = RamLimits.Groups,
            ["GroupsPerUserQuota"] = RamLimits.GroupsPerUser,
            ["Roles"] = call.State.Roles.Count,
            ["RolesQuota"] = RamLimits.Roles,
            ["Policies"] = call.State.Policies.Count(p => p.PolicyType == RamPolicy.Custom),
            ["PoliciesQuota"] = RamLimits.CustomPolicies,
            ["PolicySizeQuota"] = RamLimits.PolicyLength,
            ["VersionsPerPolicyQuota"] = RamLimits.VersionsPerPolicy,
            ["AttachedPoliciesPerUserQuota"] = RamLimits.CustomPoliciesPerPrincipal,
            ["AttachedPoliciesPerGroupQuota"] = RamLimits.CustomPoliciesPerPrincipal,
            ["AttachedPoliciesPerRoleQuota"] = RamLimits.CustomPoliciesPerPrincipal,
            ["AttachedSystemPoliciesPerUserQuota"] = RamLimits.SystemPoliciesPerPrincipal,
            ["AttachedSystemPoliciesPerGroupQuota"] = RamLimits.SystemPoliciesPerPrincipal,
            ["AttachedSystemPoliciesPerRoleQuota"] = RamLimits.SystemPoliciesPerPrincipal,
            ["AccessKeysPerUserQuota"] = RamLimits.AccessKeysPerUser,
        },
    });

    private static ApiReply RecycleBin(CallContext call)
    {
        var filter = call.Optional("Filter");
        var deleted = call.State.DeletedIdentities.Values.Where(d => !d.IsRole && d.RecycleDate + DeletedIdentity.RecycleTime > call.Now
            && (filter is null || d.Name.Contains(filter, StringComparison.OrdinalIgnoreCase) || d.DisplayName.Contains(filter, StringComparison.OrdinalIgnoreCase)));
        var (page, marker) = call.Page(deleted, d => d.Id, 100, 100);
        return RamParameters.PagedReply("Users", "User", page.Select(d => new JsonObject
        {
            ["UserId"] = d.Id,
            ["UserPrincipalName"] = $"{d.Name}@{call.State.DefaultDomain}",
            ["DisplayName"] = d.DisplayName,
            ["CreateDate"] = d.CreateDate.ToUtcText(),
            ["RecycleDate"] = d.RecycleDate.ToUtcText(),
            ["DeleteDate"] = (d.RecycleDate + DeletedIdentity.RecycleTime).ToUtcText(),
        }), marker);
    }
}
