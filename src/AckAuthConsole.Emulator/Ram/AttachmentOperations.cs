using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>Policies attached to users, groups and roles.</summary>
internal static class AttachmentOperations
{
    public static void Register(RpcProduct ram)
    {
        AddFor(ram, PrincipalKind.User, RamResources.User, call => call.User().UserId);
        AddFor(ram, PrincipalKind.Group, RamResources.Group, call => call.Group().GroupId);
        AddFor(ram, PrincipalKind.Role, RamResources.Role, call => call.Role().RoleId);
        ram.Read("ListEntitiesForPolicy", RamResources.Policy, ListEntities);
    }

    private static void AddFor(RpcProduct ram, PrincipalKind kind, Func<CallContext, string> resource, Func<CallContext, string> principalId)
    {
        ram.Read($"ListPoliciesFor{kind}", resource, call => List(call, kind, principalId(call)));
        ram.Write($"AttachPolicyTo{kind}", call => Attach(call, kind, principalId(call)), resource, RamResources.Policy);
        ram.Write($"DetachPolicyFrom{kind}", call => Detach(call, kind, principalId(call)), resource, RamResources.Policy);
    }

    private static ApiReply List(CallContext call, PrincipalKind kind, string principalId) =>
        RamParameters.ListReply("Policies", "Policy", call.State.AttachmentsOf(kind, principalId)
            .Select(a => (Attachment: a, Policy: call.State.FindPolicy(a.PolicyType, a.PolicyName)!))
            .Select(a => new JsonObject
            {
                ["PolicyName"] = a.Policy.PolicyName,
                ["PolicyType"] = a.Policy.PolicyType,
                ["Description"] = a.Policy.Description,
                ["DefaultVersion"] = a.Policy.DefaultVersion,
                ["AttachDate"] = a.Attachment.AttachDate.ToUtcText(),
            }));

    private static ApiReply Attach(CallContext call, PrincipalKind kind, string principalId)
    {
        var policy = call.Policy();
        var held = call.State.AttachmentsOf(kind, principalId);
        if (held.Any(a => a.PolicyType == policy.PolicyType && a.PolicyName == policy.PolicyName)) throw RamErrors.Exists($"{kind}.Policy");
        var limit = policy.PolicyType == RamPolicy.System ? RamLimits.SystemPoliciesPerPrincipal : RamLimits.CustomPoliciesPerPrincipal;
        if (held.Count(a => a.PolicyType == policy.PolicyType) >= limit) throw RamErrors.LimitExceeded($"{kind}.Policy");
        call.State.Attach(new(kind, principalId, policy.PolicyType, policy.PolicyName, call.Now));
        return ApiReply.Done();
    }

    private static ApiReply Detach(CallContext call, PrincipalKind kind, string principalId)
    {
        var policy = call.Policy();
        return call.State.Detach(kind, principalId, policy.PolicyType, policy.PolicyName) ? ApiReply.Done() : throw RamErrors.NotExist($"{kind}.Policy");
    }

    private static ApiReply ListEntities(CallContext call)
    {
        var state = call.State;
        var attachments = state.AttachmentsOf(call.Policy()).ToLookup(a => a.Kind);
        var groups = state.Groups.ToDictionary(g => g.GroupId);
        return ApiReply.Json(new JsonObject
        {
            ["Groups"] = RamParameters.List("Group", attachments[PrincipalKind.Group].Select(a => new JsonObject
            {
                ["GroupName"] = groups[a.PrincipalId].GroupName,
                ["Comments"] = groups[a.PrincipalId].Comments,
                ["AttachDate"] = a.AttachDate.ToUtcText(),
            })),
            ["Users"] = RamParameters.List("User", attachments[PrincipalKind.User].Select(a => (a.AttachDate, User: state.FindUserById(a.PrincipalId)!)).Select(a => new JsonObject
            {
                ["UserId"] = a.User.UserId,
                ["UserName"] = a.User.UserName,
                ["DisplayName"] = a.User.DisplayName,
                ["AttachDate"] = a.AttachDate.ToUtcText(),
            })),
            ["Roles"] = RamParameters.List("Role", attachments[PrincipalKind.Role].Select(a => (a.AttachDate, Role: state.FindRoleById(a.PrincipalId)!)).Select(a => new JsonObject
            {
                ["RoleId"] = a.Role.RoleId,
                ["RoleName"] = a.Role.RoleName,
                ["Arn"] = EmulatorState.RoleArn(a.Role.RoleName),
                ["Description"] = a.Role.Description,
                ["AttachDate"] = a.AttachDate.ToUtcText(),
            })),
        });
    }
}
