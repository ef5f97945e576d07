using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Rbac;

namespace AckAuthConsole.Emulator.Tests.Kubernetes.Rbac;

public sealed class AckRolesTests
{
    [Theory]
    [InlineData("cs:admin", 2)]
    [InlineData("cs:ops", 31)]
    [InlineData("cs:ns:dev", 27)]
    [InlineData("cs:restricted", 26)]
    public void Predefined_HasTheRowsOfTheTemplate(string name, int rules) => Rules(name).Count.ShouldBe(rules);

    [Theory]
    [InlineData("cs:ops", "patch", "", "nodes", true)]
    [InlineData("cs:ns:dev", "patch", "", "nodes", false)]
    [InlineData("cs:ops", "update", "apps", "statefulsets/scale", false)]
    [InlineData("cs:ns:dev", "create", "apiextensions.k8s.io", "customresourcedefinitions", true)]
    [InlineData("cs:ns:dev", "list", "", "namespaces", false)]
    [InlineData("cs:ops", "get", "rbac.authorization.k8s.io", "roles", false)]
    [InlineData("cs:restricted", "get", "", "secrets", true)]
    [InlineData("cs:restricted", "get", "", "pods/exec", true)]
    [InlineData("cs:restricted", "create", "", "pods/exec", false)]
    [InlineData("cs:admin-view", "list", "any.group", "things", true)]
    [InlineData("cs:admin-view", "delete", "", "pods", false)]
    public void Predefined_AllowsWhatTheVendorSays(string role, string verb, string group, string resource, bool allowed)
    {
        var parts = resource.Split('/');
        var request = new RbacRequest { User = "u", Verb = verb, ApiGroup = group, Resource = parts[0], Subresource = parts.Length > 1 ? parts[1] : "" };

        Rules(role).Any(rule => rule.Allows(request)).ShouldBe(allowed);
    }

    [Fact]
    public void AdminBefore2019_CannotMakeCustomResourceDefinitions()
    {
        var rules = PolicyRule.ReadAll(AckRoles.AdminBefore2019);

        rules.Any(rule => rule.Allows(new() { User = "u", Verb = "create", ApiGroup = "apiextensions.k8s.io", Resource = "customresourcedefinitions" })).ShouldBeFalse();
        rules.Any(rule => rule.Allows(new() { User = "u", Verb = "create", Resource = "namespaces" })).ShouldBeTrue();
    }

    [Fact]
    public void ServiceRole_IsRestoredUnlessItsOwnerSaysOtherwise()
    {
        var role = (JsonObject)AckRoles.ServiceRole("mse-aliyunserviceroleformse-clusterrole")!.DeepClone();
        AckRoles.RulesToRestore(role).ShouldBeNull();

        var template = role["rules"]!.DeepClone();
        role["rules"] = new JsonArray();
        JsonNode.DeepEquals(AckRoles.RulesToRestore(role), template).ShouldBeTrue();

        role["metadata"]!["annotations"] = new JsonObject { ["inner.service.alibabacloud.com/user-customized"] = "true" };
        AckRoles.RulesToRestore(role).ShouldBeNull();
    }

    private static IReadOnlyList<PolicyRule> Rules(string name) => PolicyRule.ReadAll(AckRoles.Predefined.Single(role => (string)role["metadata"]!["name"]! == name));
}
