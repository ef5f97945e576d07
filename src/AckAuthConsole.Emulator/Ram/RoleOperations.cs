using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>RAM roles.</summary>
internal static class RoleOperations
{
    public static void Register(RpcProduct ram)
    {
        ram.Read("GetRole", RamResources.Role, call => Reply(call.Role()));
        ram.Read("ListRoles", RamResources.AllRoles, List);
        ram.Write("CreateRole", Create, RamResources.AllRoles);
        ram.Write("UpdateRole", Update, RamResources.Role);
        ram.Write("DeleteRole", Delete, RamResources.Role);
    }

    private static JsonObject Json(RamRole role) => new()
    {
        ["RoleId"] = role.RoleId,
        ["RoleName"] = role.RoleName,
        ["Arn"] = EmulatorState.RoleArn(role.RoleName),
        ["Description"] = role.Description,
        ["CreateDate"] = role.CreateDate.ToUtcText(),
        ["UpdateDate"] = role.UpdateDate.ToUtcText(),
        ["MaxSessionDuration"] = role.MaxSessionDuration,
    };

    private static ApiReply Reply(RamRole role)
    {
        var json = Json(role);
        json["AssumeRolePolicyDocument"] = role.AssumeRolePolicyDocument;
        return ApiReply.Json(new JsonObject { ["Role"] = json });
    }

    private static ApiReply List(CallContext call)
    {
        var tags = call.TagList();
        var (roles, marker) = call.Page(call.State.Roles.Where(r => tags.HasAll(r.Tags)), r => r.RoleId, 100, 1000);
        return RamParameters.PagedReply("Roles", "Role", roles.Select(r =>
        {
            var json = Json(r);
            json["Tags"] = RamParameters.TagJson(r.Tags);
            return json;
        }), marker);
    }

    private static ApiReply Create(CallContext call)
    {
        var name = call.NewName("RoleName", 64, "role");
        var document = call.Document("AssumeRolePolicyDocument", isTrustPolicy: true);
        var description = call.Text("Description", 1024) ?? "";
        var duration = call.Number("MaxSessionDuration", 3600, 3600, 43200);
        if (call.State.FindRole(name) is not null) throw RamErrors.Exists("Role");
        if (call.State.Roles.Count >= RamLimits.Roles) throw RamErrors.LimitExceeded("Role");
        var role = new RamRole
        {
            RoleId = call.State.NextRoleId(),
            RoleName = name,
            AssumeRolePolicyDocument = document,
            Description = description,
            MaxSessionDuration = duration,
            CreateDate = call.Now,
            UpdateDate = call.Now,
            Tags = call.NewTags(),
        };
        call.State.AddRole(role);
        return Reply(role);
    }

    private static ApiReply Update(CallContext call)
    {
        var role = call.Role();
        var document = call.Optional("NewAssumeRolePolicyDocument") is null ? null : call.Document("NewAssumeRolePolicyDocument", isTrustPolicy: true);
        var description = call.Text("NewDescription", 1024);
        role.MaxSessionDuration = call.Number("NewMaxSessionDuration", role.MaxSessionDuration, 3600, 43200);
        role.AssumeRolePolicyDocument = document ?? role.AssumeRolePolicyDocument;
        role.Description = description ?? role.Description;
        role.UpdateDate = call.Now;
        return Reply(role);
    }

    private static ApiReply Delete(CallContext call)
    {
        var role = call.Role();
        if (role.IsServiceLinkedRole || role.RoleName.StartsWith("AliyunReservedSSO-", StringComparison.OrdinalIgnoreCase))
        {
            throw RamErrors.InvalidValue("RoleName");
        }
        if (call.State.AttachmentsOf(PrincipalKind.Role, role.RoleId).Count > 0)
        {
            throw RamErrors.DeleteConflict("Role.Policy", "The role CAN NOT have any policy attached while deleting the role.");
        }
        call.State.RemoveRole(role, call.Now);
        return ApiReply.Done();
    }
}
