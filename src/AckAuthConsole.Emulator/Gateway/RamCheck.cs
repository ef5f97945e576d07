using System.Text;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Policies;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Gateway;

/// <summary>Asks RAM whether a call may go on, and words the refusal as the product does.</summary>
internal static class RamCheck
{
    public static void Demand(Operation operation, CallContext call)
    {
        foreach (var requirement in operation.Requires)
        {
            var resource = requirement.Resource?.Invoke(call) ?? "*";
            var decisions = requirement.AnyOf.Select(action => call.Authorizer.Decide(call.Caller, action, resource, call.Conditions)).ToList();
            // A deny of one spelling is a deny, whatever another spelling allows.
            var explicitDeny = decisions.Find(d => d is { Allowed: false, NoPermissionType: "ExplicitDeny" });
            if (explicitDeny is null && decisions.Exists(d => d.Allowed)) continue;
            throw Refuse(operation.Product, call.Caller, requirement.AnyOf[0], resource, explicitDeny ?? decisions[0]);
        }
    }

    /// <summary>The refusal of an action that an operation itself found missing.</summary>
    public static ApiError Refuse(string product, Caller caller, string action, string resource, RamDecision decision)
    {
        var detail = Describe(caller, action, resource, decision);
        return product switch
        {
            "CS" => new ApiError(403, "StatusForbidden", $"{(caller is RoleSessionCaller ? "STSToken" : "RAM")} policy Forbidden for action {action}") { AccessDenied = detail },
            "Sts" => new ApiError(403, "NoPermission", "You are not authorized to do this action. You should be authorized by RAM.") { AccessDenied = detail },
            _ => new ApiError(403, "NoPermission", "You are not authorized to do this action.") { AccessDenied = detail },
        };
    }

    private static AccessDeniedDetail Describe(Caller caller, string action, string resource, RamDecision decision)
    {
        var (type, name) = caller switch
        {
            RoleSessionCaller session => ("AssumedRoleUser", $"{session.RoleName}:{session.SessionName}"),
            UserCaller user => ("SubUser", user.UserId),
            _ => ("Federated", ""),
        };
        var diagnostic = new JsonObject
        {
            ["AuthAction"] = action,
            ["AuthResource"] = resource,
            ["AuthPrincipalType"] = type,
            ["AuthPrincipalDisplayName"] = name,
            ["NoPermissionType"] = decision.NoPermissionType,
            ["PolicyType"] = decision.PolicyType,
        };
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(diagnostic.ToJsonString()));
        return new(action, type, name, EmulatorState.AccountId, decision.PolicyType, decision.NoPermissionType, encoded);
    }
}
