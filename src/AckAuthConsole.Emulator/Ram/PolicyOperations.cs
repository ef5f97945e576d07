using System.Globalization;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>Policies and their versions.</summary>
internal static class PolicyOperations
{
    public static void Register(RpcProduct ram)
    {
        ram.Read("ListPolicies", RamResources.AllPolicies, List);
        ram.Read("GetPolicy", RamResources.Policy, Get);
        ram.Read("GetPolicyVersion", RamResources.Policy, GetVersion);
        ram.Read("ListPolicyVersions", RamResources.Policy, ListVersions);
        ram.Write("CreatePolicy", Create, RamResources.Policy);
        ram.Write("CreatePolicyVersion", CreateVersion, RamResources.Policy);
        ram.Write("DeletePolicyVersion", DeleteVersion, RamResources.Policy);
        ram.Write("SetDefaultPolicyVersion", SetDefault, RamResources.Policy);
        ram.Write("UpdatePolicyDescription", UpdateDescription, RamResources.Policy);
        ram.Write("DeletePolicy", Delete, RamResources.Policy);
    }

    private static JsonObject Json(CallContext call, RamPolicy policy) => new()
    {
        ["PolicyName"] = policy.PolicyName,
        ["PolicyType"] = policy.PolicyType,
        ["Description"] = policy.Description,
        ["DefaultVersion"] = policy.DefaultVersion,
        ["AttachmentCount"] = call.State.AttachmentCount(policy),
        ["CreateDate"] = policy.CreateDate.ToUtcText(),
        ["UpdateDate"] = policy.UpdateDate.ToUtcText(),
    };

    private static JsonObject Json(RamPolicy policy, RamPolicyVersion version) => new()
    {
        ["VersionId"] = version.VersionId,
        ["IsDefaultVersion"] = version.VersionId == policy.DefaultVersion,
        ["PolicyDocument"] = version.PolicyDocument,
        ["CreateDate"] = version.CreateDate.ToUtcText(),
    };

    private static RamPolicyVersion Version(CallContext call, RamPolicy policy)
    {
        var id = call.Required("VersionId");
        if (id.Length < 2 || id[0] != 'v' || !int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _)) throw RamErrors.Format("VersionId");
        return policy.Versions.Find(v => v.VersionId == id) ?? throw RamErrors.NotExist("Policy.Version");
    }

    private static ApiReply List(CallContext call)
    {
        var type = call.Optional("PolicyType") is null ? null : call.PolicyType();
        var tags = call.TagList();
        var policies = call.State.Policies.Where(p => (type is null || p.PolicyType == type) && tags.HasAll(p.Tags));
        // "System" sorts behind "Custom", but the cloud shows its own policies first.
        var (page, marker) = call.Page(policies, p => (p.PolicyType == RamPolicy.System ? "0" : "1") + p.PolicyName, 100, 1000);
        return RamParameters.PagedReply("Policies", "Policy", page.Select(p =>
        {
            var json = Json(call, p);
            json["Tags"] = RamParameters.TagJson(p.Tags);
            return json;
        }), marker);
    }

    private static ApiReply Get(CallContext call)
    {
        var policy = call.Policy();
        var version = policy.Versions.First(v => v.VersionId == policy.DefaultVersion);
        var json = Json(call, policy);
        json["PolicyDocument"] = version.PolicyDocument;
        return ApiReply.Json(new JsonObject { ["Policy"] = json, ["DefaultPolicyVersion"] = Json(policy, version) });
    }

    private static ApiReply GetVersion(CallContext call)
    {
        var policy = call.Policy();
        return ApiReply.Json(new JsonObject { ["PolicyVersion"] = Json(policy, Version(call, policy)) });
    }

    private static ApiReply ListVersions(CallContext call)
    {
        var policy = call.Policy();
        return RamParameters.ListReply("PolicyVersions", "PolicyVersion", policy.Versions.Select(v => Json(policy, v)));
    }

    private static ApiReply Create(CallContext call)
    {
        var name = call.NewName("PolicyName", 128, "policy");
        var document = call.Document("PolicyDocument", isTrustPolicy: false);
        var description = call.Text("Description", 1024) ?? "";
        var state = call.State;
        if (state.FindPolicy(RamPolicy.Custom, name) is not null || state.FindPolicy(RamPolicy.System, name) is not null) throw RamErrors.Exists("Policy");
        if (state.Policies.Count(p => p.PolicyType == RamPolicy.Custom) >= RamLimits.CustomPolicies) throw RamErrors.LimitExceeded("Policy");
        var policy = RamPolicy.Create(RamPolicy.Custom, name, document, call.Now, description);
        foreach (var (key, value) in call.NewTags()) policy.Tags[key] = value;
        state.AddPolicy(policy);
        return ApiReply.Json(new JsonObject
        {
            ["Policy"] = new JsonObject
            {
                ["PolicyName"] = policy.PolicyName,
                ["PolicyType"] = policy.PolicyType,
                ["Description"] = policy.Description,
                ["DefaultVersion"] = policy.DefaultVersion,
                ["CreateDate"] = policy.CreateDate.ToUtcText(),
            },
        });
    }

    private static ApiReply CreateVersion(CallContext call)
    {
        var policy = call.CustomPolicy();
        var document = call.Document("PolicyDocument", isTrustPolicy: false);
        var setAsDefault = call.Flag("SetAsDefault");
        var rotate = (call.Optional("RotateStrategy") ?? "None") switch
        {
            "None" => false,
            "DeleteOldestNonDefaultVersionWhenLimitExceeded" => true,
            _ => throw RamErrors.InvalidValue("RotateStrategy"),
        };
        if (policy.Versions.Count >= RamLimits.VersionsPerPolicy)
        {
            if (!rotate) throw RamErrors.LimitExceeded("Policy.Version");
            policy.Versions.Remove(policy.Versions.First(v => v.VersionId != policy.DefaultVersion));
        }
        var version = new RamPolicyVersion
        {
            VersionId = string.Create(CultureInfo.InvariantCulture, $"v{policy.NextVersion++}"),
            PolicyDocument = document,
            CreateDate = call.Now,
        };
        policy.Versions.Add(version);
        if (setAsDefault) policy.DefaultVersion = version.VersionId;
        policy.UpdateDate = call.Now;
        return ApiReply.Json(new JsonObject { ["PolicyVersion"] = Json(policy, version) });
    }

    private static ApiReply DeleteVersion(CallContext call)
    {
        var policy = call.CustomPolicy();
        var version = Version(call, policy);
        if (version.VersionId == policy.DefaultVersion)
        {
            throw RamErrors.DeleteConflict("Policy.Version.Default", "The default policy version CAN NOT been deleted directly.");
        }
        policy.Versions.Remove(version);
        policy.UpdateDate = call.Now;
        return ApiReply.Done();
    }

    private static ApiReply SetDefault(CallContext call)
    {
        var policy = call.CustomPolicy();
        policy.DefaultVersion = Version(call, policy).VersionId;
        policy.UpdateDate = call.Now;
        return ApiReply.Done();
    }

    private static ApiReply UpdateDescription(CallContext call)
    {
        var policy = call.CustomPolicy();
        policy.Description = call.Text("NewDescription", 1024) ?? throw ApiError.Missing("NewDescription");
        policy.UpdateDate = call.Now;
        return ApiReply.Json(new JsonObject { ["Policy"] = Json(call, policy) });
    }

    private static ApiReply Delete(CallContext call)
    {
        var policy = call.CustomPolicy();
        foreach (var attachment in call.State.AttachmentsOf(policy).Take(1))
        {
            throw RamErrors.DeleteConflict($"Policy.{attachment.Kind}", $"The policy CAN NOT be attached to any {attachment.Kind} while deleting the policy.");
        }
        if (policy.Versions.Count > 1 && !call.Flag("CascadingDelete"))
        {
            throw RamErrors.DeleteConflict("Policy.Version", "The policy CAN NOT have any other version while deleting the policy.");
        }
        call.State.RemovePolicy(policy);
        return ApiReply.Done();
    }
}
