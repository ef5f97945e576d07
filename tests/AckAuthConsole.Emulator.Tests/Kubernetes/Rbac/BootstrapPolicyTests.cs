using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Rbac;

namespace AckAuthConsole.Emulator.Tests.Kubernetes.Rbac;

public sealed class BootstrapPolicyTests
{
    [Fact]
    public void Objects_AllCarryTheLabelAndTheAnnotation()
    {
        BootstrapPolicy.Objects.Count.ShouldBeGreaterThan(110);
        foreach (var json in BootstrapPolicy.Objects)
        {
            ((string?)json["metadata"]!["labels"]!["kubernetes.io/bootstrapping"]).ShouldBe("rbac-defaults");
            ((string?)json["metadata"]!["annotations"]!["rbac.authorization.kubernetes.io/autoupdate"]).ShouldBe("true");
            RbacDefaults.Apply(json);
            RbacValidation.Validate(json).ShouldBeEmpty(json.ToJsonString());
        }
    }

    [Fact]
    public void Bindings_NameRolesThatAreThere()
    {
        var roles = BootstrapPolicy.Objects.Where(json => json["roleRef"] is null).Select(Key).ToHashSet();

        foreach (var json in BootstrapPolicy.Objects.Where(json => json["roleRef"] is not null))
        {
            var kind = (string)json["roleRef"]!["kind"]!;
            roles.ShouldContain($"{kind} {(kind == "Role" ? (string?)json["metadata"]!["namespace"] : "")}/{(string)json["roleRef"]!["name"]!}");
        }

        static string Key(JsonObject json) => $"{(string)json["kind"]!} {(string?)json["metadata"]!["namespace"] ?? ""}/{(string)json["metadata"]!["name"]!}";
    }

    [Fact]
    public void Aggregation_FillsViewThenEditThenAdmin()
    {
        var roles = BootstrapPolicy.Objects.Where(json => (string)json["kind"]! == "ClusterRole").Select(json => (JsonObject)json.DeepClone()).OrderBy(NameOf, StringComparer.Ordinal).ToList();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var role in roles)
            {
                if (RoleAggregation.RulesFor(role, roles) is not { } rules) continue;
                role["rules"] = rules;
                changed = true;
            }
        }

        Allows("view", "get", "", "pods").ShouldBeTrue();
        Allows("view", "get", "", "secrets").ShouldBeFalse();
        Allows("edit", "get", "", "secrets").ShouldBeTrue();
        Allows("edit", "create", "coordination.k8s.io", "leases").ShouldBeTrue();
        Allows("edit", "create", "rbac.authorization.k8s.io", "rolebindings").ShouldBeFalse();
        Allows("admin", "create", "rbac.authorization.k8s.io", "rolebindings").ShouldBeTrue();
        Allows("admin", "get", "", "namespaces").ShouldBeTrue();
        Allows("admin", "get", "", "nodes").ShouldBeFalse();
        roles.ShouldAllBe(role => RoleAggregation.RulesFor(role, roles) == null);

        bool Allows(string role, string verb, string group, string resource) =>
            PolicyRule.ReadAll(roles.Single(json => NameOf(json) == role)).Any(rule => rule.Allows(new() { User = "u", Verb = verb, ApiGroup = group, Resource = resource }));

        static string NameOf(JsonObject json) => (string)json["metadata"]!["name"]!;
    }

    [Fact]
    public void Reconcile_AddsWhatIsMissingAndKeepsWhatIsMore()
    {
        var wanted = Find("ClusterRole", "system:node-proxier");
        var current = (JsonObject)wanted.DeepClone();
        var rules = current["rules"]!.AsArray();
        rules.RemoveAt(0);
        rules.Add(new PolicyRule { Verbs = ["get"], ApiGroups = [""], Resources = ["secrets"] }.ToJson());
        current["metadata"]!["labels"]!.AsObject().Clear();

        var repaired = BootstrapPolicy.Reconcile(wanted, current, out var isNew).ShouldNotBeNull();

        isNew.ShouldBeFalse();
        RuleCoverage.Missing(PolicyRule.ReadAll(repaired), PolicyRule.ReadAll(wanted)).ShouldBeEmpty();
        PolicyRule.ReadAll(repaired).ShouldContain(rule => rule.Resources.Contains("secrets"));
        ((string?)repaired["metadata"]!["labels"]!["kubernetes.io/bootstrapping"]).ShouldBe("rbac-defaults");
        BootstrapPolicy.Reconcile(wanted, repaired, out _).ShouldBeNull();
    }

    [Fact]
    public void Reconcile_AnnotatedFalse_IsLeftAlone()
    {
        var wanted = Find("ClusterRole", "system:discovery");
        var current = (JsonObject)wanted.DeepClone();
        current["rules"] = null;
        current["metadata"]!["annotations"]!["rbac.authorization.kubernetes.io/autoupdate"] = "false";

        BootstrapPolicy.Reconcile(wanted, current, out _).ShouldBeNull();
    }

    [Fact]
    public void Reconcile_BindingOfAnotherRole_IsMadeAnew()
    {
        var wanted = Find("ClusterRoleBinding", "system:discovery");
        var current = (JsonObject)wanted.DeepClone();
        current["roleRef"]!["name"] = "view";

        JsonNode.DeepEquals(BootstrapPolicy.Reconcile(wanted, current, out var isNew), wanted).ShouldBeTrue();
        isNew.ShouldBeTrue();
    }

    [Fact]
    public void Reconcile_BindingWithoutItsSubject_GetsItBackBesideOthers()
    {
        var wanted = Find("ClusterRoleBinding", "cluster-admin");
        var current = (JsonObject)wanted.DeepClone();
        current["subjects"] = new JsonArray(new RbacSubject("User", "ann").ToJson());

        BootstrapPolicy.Reconcile(wanted, current, out _)!["subjects"]!.AsArray().Select(RbacSubject.Read).ShouldBe([new("User", "ann"), new("Group", "system:masters")]);
    }

    private static JsonObject Find(string kind, string name) => BootstrapPolicy.Objects.Single(json => (string)json["kind"]! == kind && (string)json["metadata"]!["name"]! == name);
}
