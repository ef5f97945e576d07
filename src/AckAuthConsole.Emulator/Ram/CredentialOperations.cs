using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>Access keys, login profiles and MFA devices.</summary>
internal static class CredentialOperations
{
    public static void Register(RpcProduct ram)
    {
        ram.Read("ListAccessKeys", RamResources.User, ListKeys);
        ram.Read("GetAccessKeyLastUsed", RamResources.User, LastUsed);
        ram.Write("CreateAccessKey", CreateKey, RamResources.User);
        ram.Write("UpdateAccessKey", UpdateKey, RamResources.User);
        ram.Write("DeleteAccessKey", DeleteKey, RamResources.User);
        ram.Read("GetLoginProfile", RamResources.User, call => Reply(call.User()));
        ram.Write("CreateLoginProfile", CreateProfile, RamResources.User);
        ram.Write("UpdateLoginProfile", UpdateProfile, RamResources.User);
        ram.Write("DeleteLoginProfile", DeleteProfile, RamResources.User);
        ram.Read("GetUserMFAInfo", RamResources.User, MfaInfo);
    }

    /// <summary>The user named, or the caller itself.</summary>
    private static RamUser UserOrCaller(CallContext call)
    {
        if (call.Optional("UserName") is not null) return call.User();
        return call.Caller is UserCaller caller ? call.State.FindUserById(caller.UserId) ?? throw RamErrors.NotExist("User") : throw ApiError.Missing("UserName");
    }

    private static ApiReply ListKeys(CallContext call)
    {
        var user = UserOrCaller(call);
        var keys = call.State.AccessKeys.Values.Where(k => k.UserId == user.UserId).OrderBy(k => k.CreateDate);
        return RamParameters.ListReply("AccessKeys", "AccessKey", keys.Select(Json));
    }

    private static JsonObject Json(AccessKey key) => new()
    {
        ["AccessKeyId"] = key.AccessKeyId,
        ["Status"] = key.IsActive ? "Active" : "Inactive",
        ["CreateDate"] = key.CreateDate.ToUtcText(),
    };

    private static AccessKey Key(CallContext call, RamUser user) =>
        call.State.AccessKeys.TryGetValue(call.Required("UserAccessKeyId"), out var key) && key.UserId == user.UserId ? key : throw RamErrors.NotExist("User.AccessKey");

    private static ApiReply LastUsed(CallContext call)
    {
        var key = Key(call, UserOrCaller(call));
        return ApiReply.Json(new JsonObject { ["AccessKeyLastUsed"] = new JsonObject { ["LastUsedDate"] = key.LastUsedDate?.ToUtcText() ?? "" } });
    }

    private static ApiReply CreateKey(CallContext call)
    {
        var user = UserOrCaller(call);
        if (call.State.AccessKeys.Values.Count(k => k.UserId == user.UserId) >= RamLimits.AccessKeysPerUser) throw RamErrors.LimitExceeded("User.AccessKey");
        var key = new AccessKey
        {
            AccessKeyId = string.Create(CultureInfo.InvariantCulture, $"LTAI5tEmulator{call.State.NextNumber():D10}"),
            AccessKeySecret = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 30),
            UserId = user.UserId,
            CreateDate = call.Now,
        };
        call.State.AccessKeys.Add(key.AccessKeyId, key);
        var json = Json(key);
        json["AccessKeySecret"] = key.AccessKeySecret;
        return ApiReply.Json(new JsonObject { ["AccessKey"] = json });
    }

    private static ApiReply UpdateKey(CallContext call)
    {
        var key = Key(call, UserOrCaller(call));
        key.IsActive = call.Required("Status") switch
        {
            "Active" => true,
            "Inactive" => false,
            _ => throw RamErrors.InvalidValue("Status"),
        };
        return ApiReply.Done();
    }

    private static ApiReply DeleteKey(CallContext call)
    {
        call.State.AccessKeys.Remove(Key(call, UserOrCaller(call)).AccessKeyId);
        return ApiReply.Done();
    }

    private static ApiReply Reply(RamUser user)
    {
        var profile = user.LoginProfile ?? throw RamErrors.NotExist("User.LoginProfile");
        return ApiReply.Json(new JsonObject
        {
            ["LoginProfile"] = new JsonObject
            {
                ["UserName"] = user.UserName,
                ["PasswordResetRequired"] = profile.PasswordResetRequired,
                ["MFABindRequired"] = profile.MfaBindRequired,
                ["CreateDate"] = profile.CreateDate.ToUtcText(),
            },
        });
    }

    private static ApiReply CreateProfile(CallContext call)
    {
        var user = call.User();
        CheckPassword(call.Required("Password"));
        if (user.LoginProfile is not null) throw RamErrors.Exists("User.LoginProfile");
        user.LoginProfile = new()
        {
            PasswordResetRequired = call.Flag("PasswordResetRequired"),
            MfaBindRequired = call.Flag("MFABindRequired"),
            CreateDate = call.Now,
        };
        return Reply(user);
    }

    private static ApiReply UpdateProfile(CallContext call)
    {
        var user = call.User();
        var profile = user.LoginProfile ?? throw RamErrors.NotExist("User.LoginProfile");
        if (call.Optional("Password") is { } password) CheckPassword(password);
        profile.PasswordResetRequired = call.Flag("PasswordResetRequired", profile.PasswordResetRequired);
        profile.MfaBindRequired = call.Flag("MFABindRequired", profile.MfaBindRequired);
        return ApiReply.Done();
    }

    private static ApiReply DeleteProfile(CallContext call)
    {
        var user = call.User();
        if (user.LoginProfile is null) throw RamErrors.NotExist("User.LoginProfile");
        user.LoginProfile = null;
        return ApiReply.Done();
    }

    /// <summary>Passwords are checked and forgotten: nobody signs in to the emulator with one.</summary>
    private static void CheckPassword(string password)
    {
        if (password.Length < 8) throw new ApiError(400, "InvalidParameter.Password.TooWeak", "The password is too weak.");
    }

    private static ApiReply MfaInfo(CallContext call)
    {
        var serial = call.User().MfaSerialNumber ?? throw RamErrors.NotExist("User.MFADevice");
        return ApiReply.Json(new JsonObject { ["MFADevice"] = new JsonObject { ["SerialNumber"] = serial, ["Type"] = "VMFA" } });
    }
}
