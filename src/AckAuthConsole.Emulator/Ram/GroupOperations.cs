using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>RAM user groups.</summary>
internal static class GroupOperations
{
    public static void Register(RpcProduct ram)
    {
        ram.Read("GetGroup", RamResources.Group, call => Reply(call.Group()));
        ram.Read("ListGroups", RamResources.AllGroups, List);
        ram.Read("ListGroupsForUser", RamResources.User, ListForUser);
        ram.Read("ListUsersForGroup", RamResources.Group, ListUsers);
        ram.Write("CreateGroup", Create, RamResources.AllGroups);
        ram.Write("UpdateGroup", Update, RamResources.Group);
        ram.Write("DeleteGroup", Delete, RamResources.Group);
        ram.Write("AddUserToGroup", AddUser, RamResources.User, RamResources.Group);
        ram.Write("RemoveUserFromGroup", RemoveUser, RamResources.User, RamResources.Group);
    }

    private static JsonObject Json(RamGroup group) => new()
    {
        ["GroupId"] = group.GroupId,
        ["GroupName"] = group.GroupName,
        ["Comments"] = group.Comments,
        ["CreateDate"] = group.CreateDate.ToUtcText(),
        ["UpdateDate"] = group.UpdateDate.ToUtcText(),
    };

    private static ApiReply Reply(RamGroup group) => ApiReply.Json(new JsonObject { ["Group"] = Json(group) });

    private static ApiReply List(CallContext call)
    {
        var (groups, marker) = call.Page(call.State.Groups, g => g.GroupId, 100, 100);
        return RamParameters.PagedReply("Groups", "Group", groups.Select(Json), marker);
    }

    private static ApiReply ListForUser(CallContext call)
    {
        var user = call.User();
        return RamParameters.ListReply("Groups", "Group", call.State.GroupsOf(user.UserId).Select(g => new JsonObject
        {
            ["GroupId"] = g.GroupId,
            ["GroupName"] = g.GroupName,
            ["Comments"] = g.Comments,
            ["JoinDate"] = g.Members[user.UserId].ToUtcText(),
        }));
    }

    private static ApiReply ListUsers(CallContext call)
    {
        var group = call.Group();
        var (members, marker) = call.Page(group.Members, m => m.Key, 100, 1000);
        return RamParameters.PagedReply("Users", "User", members.Select(m => (User: call.State.FindUserById(m.Key)!, Joined: m.Value)).Select(m => new JsonObject
        {
            ["UserName"] = m.User.UserName,
            ["DisplayName"] = m.User.DisplayName,
            ["JoinDate"] = m.Joined.ToUtcText(),
        }), marker);
    }

    private static ApiReply Create(CallContext call)
    {
        var name = call.NewName("GroupName", 64, "group");
        var comments = call.Text("Comments", 128) ?? "";
        if (call.State.FindGroup(name) is not null) throw RamErrors.Exists("Group");
        if (call.State.Groups.Count >= RamLimits.Groups) throw RamErrors.LimitExceeded("Group");
        var group = new RamGroup { GroupId = call.State.NextGroupId(), GroupName = name, Comments = comments, CreateDate = call.Now, UpdateDate = call.Now };
        call.State.AddGroup(group);
        return Reply(group);
    }

    private static ApiReply Update(CallContext call)
    {
        var group = call.Group();
        var newName = call.Optional("NewGroupName") is null ? group.GroupName : call.NewName("NewGroupName", 64, "group");
        var comments = call.Text("NewComments", 128);
        if (call.State.FindGroup(newName) is { } other && other != group) throw RamErrors.Exists("Group");
        call.State.RenameGroup(group, newName);
        group.Comments = comments ?? group.Comments;
        group.UpdateDate = call.Now;
        return Reply(group);
    }

    private static ApiReply Delete(CallContext call)
    {
        var group = call.Group();
        if (group.Members.Count > 0) throw RamErrors.DeleteConflict("Group.User", "The group CAN NOT have any user while deleting the group.");
        if (call.State.AttachmentsOf(PrincipalKind.Group, group.GroupId).Count > 0)
        {
            throw RamErrors.DeleteConflict("Group.Policy", "The group CAN NOT have any policy attached while deleting the group.");
        }
        call.State.RemoveGroup(group);
        return ApiReply.Done();
    }

    private static ApiReply AddUser(CallContext call)
    {
        var (user, group) = (call.User(), call.Group());
        if (group.Members.ContainsKey(user.UserId)) throw RamErrors.Exists("User.Group");
        if (call.State.GroupsOf(user.UserId).Count() >= RamLimits.GroupsPerUser) throw RamErrors.LimitExceeded("User.Group");
        group.Members[user.UserId] = call.Now;
        return ApiReply.Done();
    }

    private static ApiReply RemoveUser(CallContext call)
    {
        var (user, group) = (call.User(), call.Group());
        return group.Members.Remove(user.UserId) ? ApiReply.Done() : throw RamErrors.NotExist("User.Group");
    }
}
