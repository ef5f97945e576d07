using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>ARNs of what RAM operations touch. RAM is global, so their region is empty, which <c>*</c> matches too.</summary>
internal static class RamResources
{
    private const string Base = "acs:ram::" + EmulatorState.AccountId + ":";

    public static string AllUsers(CallContext call) => Base + "user/*";

    public static string AllGroups(CallContext call) => Base + "group/*";

    public static string AllRoles(CallContext call) => Base + "role/*";

    public static string AllPolicies(CallContext call) => Base + "policy/*";

    public static string Account(CallContext call) => Base + "*";

    public static string User(CallContext call) => Base + "user/" + (call.Optional("UserName") ?? (call.Caller as UserCaller)?.UserName ?? "*");

    public static string Group(CallContext call) => Base + "group/" + (call.Optional("GroupName") ?? "*");

    public static string Role(CallContext call) => Base + "role/" + (call.Optional("RoleName") ?? "*");

    public static string Policy(CallContext call) =>
        (call.Optional("PolicyType") == RamPolicy.System ? "acs:ram::system:" : Base) + "policy/" + (call.Optional("PolicyName") ?? "*");
}
