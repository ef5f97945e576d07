using AckAuthConsole.Emulator.Kubernetes.Rbac;

namespace AckAuthConsole.Emulator.Tests.Kubernetes.Rbac;

/// <summary>The texts are those of a real kube-apiserver for the same objects.</summary>
public sealed class RbacValidationTests
{
    [Theory]
    [InlineData("""{"kind":"ClusterRole","rules":[{"verbs":[]}]}""", "rules[0].verbs: Required value: verbs must contain at least one value, rules[0].apiGroups: Required value: resource rules must supply at least one api group, rules[0].resources: Required value: resource rules must supply at least one resource")]
    [InlineData("""{"kind":"ClusterRole","rules":[{"verbs":["get"],"apiGroups":[""],"nonResourceURLs":["/a"]},{"nonResourceURLs":["/a"]}]}""", "rules[0].nonResourceURLs: Invalid value: []string{\"/a\"}: rules cannot apply to both regular resources and non-resource URLs, rules[1].verbs: Required value: verbs must contain at least one value")]
    [InlineData("""{"kind":"ClusterRole","aggregationRule":{}}""", "aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil")]
    [InlineData("""{"kind":"ClusterRole","aggregationRule":{"clusterRoleSelectors":[{"matchExpressions":[{"key":"","operator":"Foo"},{"key":"x","operator":"In"},{"key":"x","operator":"Exists","values":["a"]}]}]}}""", "aggregationRule.clusterRoleSelectors[0].matchExpressions[0].operator: Invalid value: \"Foo\": not a valid selector operator, aggregationRule.clusterRoleSelectors[0].matchExpressions[0].key: Invalid value: \"\": name part must be non-empty, aggregationRule.clusterRoleSelectors[0].matchExpressions[0].key: Invalid value: \"\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'), aggregationRule.clusterRoleSelectors[0].matchExpressions[1].values: Required value: must be specified when `operator` is 'In' or 'NotIn', aggregationRule.clusterRoleSelectors[0].matchExpressions[2].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist', aggregationRule.clusterRoleSelectors[0]: Invalid value: \"null\": invalid label selector.")]
    [InlineData("""{"kind":"Role","rules":[{"verbs":["get"],"nonResourceURLs":["/a","/b"]},{"verbs":["get"],"nonResourceURLs":["/a"],"resources":["x"]}]}""", "rules[0].nonResourceURLs: Invalid value: []string{\"/a\", \"/b\"}: namespaced rules cannot apply to non-resource URLs, rules[1].nonResourceURLs: Invalid value: []string{\"/a\"}: namespaced rules cannot apply to non-resource URLs, rules[1].nonResourceURLs: Invalid value: []string{\"/a\"}: rules cannot apply to both regular resources and non-resource URLs")]
    [InlineData("""{"kind":"ClusterRoleBinding","roleRef":{"kind":"Role","name":"","apiGroup":"foo"},"subjects":[{"kind":"User"},{"kind":"Foo","name":"a"},{"kind":"ServiceAccount","name":"A_B"},{"kind":"ServiceAccount","name":"a","apiGroup":"x"},{"kind":"Group","name":"g","apiGroup":"v1"},{"kind":"User","name":"u","namespace":"n"},{"kind":"","name":""}]}""", "roleRef.apiGroup: Unsupported value: \"foo\": supported values: \"rbac.authorization.k8s.io\", roleRef.kind: Unsupported value: \"Role\": supported values: \"ClusterRole\", roleRef.name: Required value, subjects[0].name: Required value, subjects[1].kind: Unsupported value: \"Foo\": supported values: \"ServiceAccount\", \"User\", \"Group\", subjects[2].name: Invalid value: \"A_B\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'), subjects[2].namespace: Required value, subjects[3].apiGroup: Unsupported value: \"x\": supported values: \"\", subjects[3].namespace: Required value, subjects[4].apiGroup: Unsupported value: \"v1\": supported values: \"rbac.authorization.k8s.io\", subjects[6].name: Required value, subjects[6].kind: Unsupported value: \"\": supported values: \"ServiceAccount\", \"User\", \"Group\"")]
    [InlineData("""{"kind":"RoleBinding","roleRef":{"kind":"Foo","name":"a/b"},"subjects":[{"kind":"ServiceAccount","name":"a"},{"kind":"ServiceAccount","name":"","namespace":"B"}]}""", "roleRef.kind: Unsupported value: \"Foo\": supported values: \"Role\", \"ClusterRole\", roleRef.name: Invalid value: \"a/b\": may not contain '/', subjects[1].name: Required value")]
    [InlineData("""{"kind":"ClusterRole","rules":[]}""", "")]
    [InlineData("""{"kind":"ClusterRole","rules":[{"verbs":["Get"],"apiGroups":["no.such"],"resources":["nothing"]}]}""", "")]
    [InlineData("""{"kind":"RoleBinding","roleRef":{"kind":"Role","name":"x"},"subjects":[{"kind":"User","name":"u"},{"kind":"User","name":"u"}]}""", "")]
    public void Object_GetsTheErrorsOfTheApiServer(string json, string errors) =>
        string.Join(", ", RbacValidation.Validate(RbacDesk.Parse(json))).ShouldBe(errors);

    [Theory]
    [InlineData("cs:ns:dev", "")]
    [InlineData("Upper Case", "")]
    [InlineData("..", "may not be '..'")]
    [InlineData("a%b/", "may not contain '/', may not contain '%'")]
    public void Name_IsAnySegmentOfAPath(string name, string errors) => string.Join(", ", RbacValidation.NameErrors(name)).ShouldBe(errors);

    [Fact]
    public void RoleRef_CannotChange()
    {
        var old = RbacDesk.Parse("""{"kind":"RoleBinding","roleRef":{"kind":"Role","name":"x"}}""");
        var json = RbacDesk.Parse("""{"kind":"RoleBinding","roleRef":{"kind":"ClusterRole","name":"view"}}""");

        RbacValidation.ValidateUpdate(json, old).Single().ToString()
            .ShouldBe("roleRef: Invalid value: rbac.RoleRef{APIGroup:\"rbac.authorization.k8s.io\", Kind:\"ClusterRole\", Name:\"view\"}: cannot change roleRef");
        RbacValidation.ValidateUpdate(old, old).ShouldBeEmpty();
    }

    [Fact]
    public void Defaults_FillGroupsAndDropWhatIsEmptyOrUnknown()
    {
        RbacDesk.Parse("""{"kind":"RoleBinding","x":1,"roleRef":{"kind":"Role","name":"x"},"subjects":[{"kind":"ServiceAccount","name":"a"},{"kind":"User","name":"u"}]}""").ToJsonString()
            .ShouldBe("""{"kind":"RoleBinding","roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"x"},"subjects":[{"kind":"ServiceAccount","name":"a"},{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"u"}]}""");
        RbacDesk.Parse("""{"kind":"ClusterRole","rules":[]}""").ToJsonString().ShouldBe("""{"kind":"ClusterRole","rules":null}""");
        RbacDesk.Parse("""{"kind":"ClusterRole","rules":[{"verbs":["get"],"apiGroups":[""],"resources":["pods"],"resourceNames":[],"foo":1}]}""").ToJsonString()
            .ShouldBe("""{"kind":"ClusterRole","rules":[{"verbs":["get"],"apiGroups":[""],"resources":["pods"]}]}""");
    }
}
