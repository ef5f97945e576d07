using System.Collections.Immutable;
using System.Text.Json;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Tests.Models;

public sealed class RbacMappingTests
{
    private const string ClusterRole = """
        {"kind":"ClusterRole","apiVersion":"rbac.authorization.k8s.io/v1",
         "metadata":{"name":"cs:ops","uid":"u-1","resourceVersion":"812","creationTimestamp":"2024-05-01T02:03:04Z","labels":{"team":"a"},"annotations":{"note":"n"},"managedFields":[{"manager":"x"}]},
         "aggregationRule":{"clusterRoleSelectors":[{"matchLabels":{"agg":"true"},"matchExpressions":[{"key":"k","operator":"In","values":["v"]}]}]},
         "rules":[{"verbs":["get"],"apiGroups":["","apps"],"resources":["pods/log"],"resourceNames":["web"]},{"verbs":["get"],"nonResourceURLs":["/metrics"]}]}
        """;

    [Fact]
    public void ClusterRole_IsReadWhole()
    {
        var role = RbacMapping.ToRole(JsonSerializer.Deserialize(ClusterRole, KubernetesJsonContext.Default.V1ClusterRole)!);

        role.Key.ShouldBe(RbacKey.ClusterRole("cs:ops"));
        role.Rules.ShouldBe(
        [
            new RbacRule { Verbs = ["get"], ApiGroups = ["", "apps"], Resources = ["pods/log"], ResourceNames = ["web"] },
            new RbacRule { Verbs = ["get"], NonResourceUrls = ["/metrics"] },
        ]);
        role.Aggregation!.Selectors.Single().Matches(new Dictionary<string, string> { ["agg"] = "true", ["k"] = "v" }).ShouldBeTrue();
        role.Metadata.Uid.ShouldBe("u-1");
        role.Metadata.ResourceVersion.ShouldBe("812");
        role.Metadata.CreatedAt.ShouldBe(new DateTimeOffset(2024, 5, 1, 2, 3, 4, TimeSpan.Zero));
        role.Metadata.Labels["team"].ShouldBe("a");
        role.Metadata.Annotations["note"].ShouldBe("n");
    }

    [Fact]
    public void ClusterRole_ThereAndBack_IsTheSame()
    {
        var wire = JsonSerializer.Deserialize(ClusterRole, KubernetesJsonContext.Default.V1ClusterRole)!;

        var back = RbacMapping.ToClusterRole(RbacMapping.ToRole(wire));

        Json(back, KubernetesJsonContext.Default.V1ClusterRole).ShouldBe(Json(wire, KubernetesJsonContext.Default.V1ClusterRole));
    }

    [Theory]
    [InlineData(RbacKind.Role)]
    [InlineData(RbacKind.ClusterRole)]
    public void RoleBinding_ThereAndBack_IsTheSame(RbacKind kind)
    {
        var binding = new RbacBinding
        {
            Key = RbacKey.RoleBinding("team-a", "b"),
            RoleRef = kind == RbacKind.Role ? RbacKey.Role("team-a", "r") : RbacKey.ClusterRole("r"),
            Subjects = [new(RbacSubjectKind.User, "2000-1673419473"), new(RbacSubjectKind.Group, "g"), new(RbacSubjectKind.ServiceAccount, "sa", "other"), new(RbacSubjectKind.ServiceAccount, "own")],
        };

        var back = RbacMapping.ToBinding(RbacMapping.ToRoleBinding(binding));

        back.Key.ShouldBe(binding.Key);
        back.RoleRef.ShouldBe(binding.RoleRef);
        back.Subjects.ToArray().ShouldBe(binding.Subjects.ToArray());
    }

    [Fact]
    public void Binding_WithWhatNoAuthorizerMatches_IsReadWithoutIt()
    {
        const string text = """{"metadata":{"name":"b"},"roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[{"kind":"user","name":"x"},{"kind":"User","name":"y"}]}""";

        var binding = RbacMapping.ToBinding(JsonSerializer.Deserialize(text, KubernetesJsonContext.Default.V1ClusterRoleBinding)!);

        binding.Subjects.ToArray().ShouldBe([new RbacSubject(RbacSubjectKind.User, "y")]);
    }

    [Fact]
    public void NullLists_AreEmpty()
    {
        var role = RbacMapping.ToRole(JsonSerializer.Deserialize("""{"metadata":{"name":"r","namespace":"n"},"rules":null}""", KubernetesJsonContext.Default.V1Role)!);

        role.Rules.ShouldBe(ImmutableArray<RbacRule>.Empty);
        role.Key.ShouldBe(RbacKey.Role("n", "r"));
    }

    [Fact]
    public void WrongKind_IsABug() => Should.Throw<ArgumentException>(() => RbacMapping.ToClusterRole(new RbacRole { Key = RbacKey.Role("n", "r") }));

    [Fact]
    public void Token_IsNotPrinted()
    {
        new V1TokenRequestStatus { Token = "abc" }.ToString().ShouldNotContain("abc");
        new V1TokenReviewSpec { Token = "abc" }.ToString().ShouldNotContain("abc");
    }

    private static string Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}
