using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>RAM users.</summary>
internal static class UserOperations
{
    public static void Register(RpcProduct ram)
    {
        ram.Read("GetUser", RamResources.User, call => Reply(call.User(), withLogin: true));
        ram.Read("ListUsers", RamResources.AllUsers, List);
        ram.Write("CreateUser", Create, RamResources.AllUsers);
        ram.Write("UpdateUser", Update, RamResources.User);
        ram.Write("DeleteUser", Delete, RamResources.User);
    }

    public static JsonObject Json(RamUser user) => new()
    {
        ["UserId"] = user.UserId,
        ["UserName"] = user.UserName,
        ["DisplayName"] = user.DisplayName,
        ["MobilePhone"] = user.MobilePhone,
        ["Email"] = user.Email,
        ["Comments"] = user.Comments,
        ["CreateDate"] = user.CreateDate.ToUtcText(),
        ["UpdateDate"] = user.UpdateDate.ToUtcText(),
    };

    private static ApiReply Reply(RamUser user, bool withLogin = false)
    {
        var json = Json(user);
        if (withLogin) json["LastLoginDate"] = user.LastLoginDate?.ToUtcText() ?? "";
        return ApiReply.Json(new JsonObject { ["User"] = json });
    }

    private static ApiReply List(CallContext call)
    {
        var (users, marker) = call.Page(call.State.Users, u => u.UserId, 100, 1000);
        return RamParameters.PagedReply("Users", "User", users.Select(Json), marker);
    }

    private static ApiReply Create(CallContext call)
    {
        var name = call.NewName("UserName", 64, "user");
        var displayName = call.Text("DisplayName", 128);
        var phone = call.Phone("MobilePhone");
        var email = call.Email("Email");
        var comments = call.Text("Comments", 128);
        if (call.State.FindUser(name) is not null) throw RamErrors.Exists("User");
        if (call.State.Users.Count >= RamLimits.Users) throw RamErrors.LimitExceeded("User");
        var user = new RamUser
        {
            UserId = call.State.NextUserId(),
            UserName = name,
            DisplayName = displayName ?? "",
            MobilePhone = phone ?? "",
            Email = email ?? "",
            Comments = comments ?? "",
            CreateDate = call.Now,
            UpdateDate = call.Now,
            Tags = call.NewTags(),
        };
        call.State.AddUser(user);
        return Reply(user);
    }

    private static ApiReply Update(CallContext call)
    {
        var user = call.User();
        var newName = call.Optional("NewUserName") is null ? user.UserName : call.NewName("NewUserName", 64, "user");
        var displayName = call.Text("NewDisplayName", 128);
        var phone = call.Phone("NewMobilePhone");
        var email = call.Email("NewEmail");
        var comments = call.Text("NewComments", 128);
        if (call.State.FindUser(newName) is { } other && other != user) throw RamErrors.Exists("User");
        call.State.RenameUser(user, newName);
        user.DisplayName = displayName ?? user.DisplayName;
        user.MobilePhone = phone ?? user.MobilePhone;
        user.Email = email ?? user.Email;
        user.Comments = comments ?? user.Comments;
        user.UpdateDate = call.Now;
        return Reply(user);
    }

    private static ApiReply Delete(CallContext call)
    {
        var user = call.User();
        var state = call.State;
        if (state.GroupsOf(user.UserId).Any()) throw Conflict("Group", "join in any group");
        if (state.AccessKeys.Values.Any(k => k.UserId == user.UserId)) throw Conflict("AccessKey", "have any access key");
        if (user.LoginProfile is not null) throw Conflict("LoginProfile", "have a login profile");
        if (user.MfaSerialNumber is not null) throw Conflict("MFADevice", "bind any MFA device");
        if (state.AttachmentsOf(PrincipalKind.User, user.UserId).Count > 0) throw Conflict("Policy", "have any policy attached");
        state.RemoveUser(user, call.Now);
        return ApiReply.Done();

        static ApiError Conflict(string what, string doing) => RamErrors.DeleteConflict("User." + what, $"The user CAN NOT {doing} while deleting the user.");
    }
}
