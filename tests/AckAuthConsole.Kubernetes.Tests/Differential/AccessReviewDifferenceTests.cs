using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Kubernetes.Models;
using AckAuthConsole.Kubernetes.Tests.Servers;
using AckAuthConsole.Testing.Rbac;
using Xunit.Abstractions;

namespace AckAuthConsole.Kubernetes.Tests.Differential;

/// <summary>Random RBAC objects in the real kube-apiserver, and random questions to it and to our evaluator: they must agree on each, and the binding that the server names must be one by which ours allows it too.</summary>
[NeedsRealApiServer]
[Collection(RealApiServerCollection.Name)]
public sealed partial class AccessReviewDifferenceTests(RealApiServer server, ITestOutputHelper output) : KubeServerSuite
{
    private const int Rounds = 12;
    private const int QuestionsPerRound = 1700;
    private const string Base = "apis/rbac.authorization.k8s.io/v1/";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private protected override IKubeServer Server => server;

    [ServerFact]
    public async Task TheEvaluator_AnswersAsTheApiServerDoes()
    {
        var start = Random.Shared.Next();
        var compared = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var random = new RandomRbac(start + round, new RandomRbacOptions { NamePrefix = Unique("d") + "-" });
            var cluster = random.NextCluster();
            await CreateAsync(cluster);
            try
            {
                var snapshot = await ReadAsync();
                var questions = Enumerable.Range(0, QuestionsPerRound).Select(_ => (User: random.NextReviewedUser(), Question: random.NextQuestion())).ToList();
                compared += questions.Count;
                (await DifferencesAsync(snapshot, questions)).ShouldBeEmpty($"seed {start + round}");
            }
            finally
            {
                await DeleteAsync(cluster);
            }
        }

        output.WriteLine($"{compared} access reviews compared, seeds {start} to {start + Rounds - 1}.");
    }

    private async Task<IReadOnlyCollection<string>> DifferencesAsync(RbacSnapshot snapshot, IReadOnlyList<(RbacUser User, AccessQuestion Question)> questions)
    {
        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (asked, token) =>
        {
            // The server's authorizer learns of new objects a moment after they were stored: only a difference that stays is one.
            using var patience = new CancellationTokenSource(s_patience);
            string? difference;
            do
            {
                difference = Compare(snapshot, asked.User, asked.Question, await ReviewAsync(asked.User, asked.Question));
            }
            while (difference is not null && await WaitedAsync(patience.Token));

            if (difference is not null)
                differences.Add(difference);
        });
        return differences;
    }

    private static async Task<bool> WaitedAsync(CancellationToken patience)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            return await pace.WaitForNextTickAsync(patience);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string? Compare(RbacSnapshot snapshot, RbacUser user, AccessQuestion question, V1SubjectAccessReviewStatus status)
    {
        var ours = snapshot.Decide(user, question);
        var reason = status.Reason ?? "";
        var agrees = ours.IsAllowed == status.Allowed && (status.Allowed
            ? reason == ours.Reason || Chains(snapshot, user, question).Any(c => c.Reason == reason)
            : Missing(reason).SetEquals(Missing(ours.Reason)));
        return agrees ? null : $"{user.Name} [{string.Join(' ', user.Groups)}] {question}: server {status.Allowed} '{reason}', ours {ours.IsAllowed} '{ours.Reason}'";
    }

    // The server's order of bindings is that of its cache, which nothing defines: any chain by which ours allows it will do.
    private static IEnumerable<AccessChain> Chains(RbacSnapshot snapshot, RbacUser user, AccessQuestion question) =>
        from held in snapshot.RulesOf(user, question.Namespace).Rules
        where RuleMatching.Allows(held.Rule, question)
        from subject in held.Chain.Binding!.Subjects.Select(s => s is { Kind: RbacSubjectKind.ServiceAccount, Namespace.Length: 0 } ? s with { Namespace = held.Chain.Binding.Key.Namespace } : s).Prepend(held.Chain.Subject)
        select held.Chain with { Subject = subject };

    private static HashSet<string> Missing(string reason) => [.. NotFound().Matches(reason).Select(m => m.Value)];

    private async Task<V1SubjectAccessReviewStatus> ReviewAsync(RbacUser user, AccessQuestion question)
    {
        var review = new V1SubjectAccessReview
        {
            ApiVersion = "authorization.k8s.io/v1",
            Kind = "SubjectAccessReview",
            Spec = new V1SubjectAccessReviewSpec
            {
                User = user.Name,
                Groups = user.Groups.IsEmpty ? null : user.Groups,
                NonResourceAttributes = question.Path is { } path ? new V1NonResourceAttributes { Path = path, Verb = question.Verb } : null,
                ResourceAttributes = question.Path is not null ? null : new V1ResourceAttributes
                {
                    Verb = question.Verb,
                    Group = question.ApiGroup,
                    Resource = question.Resource,
                    Subresource = question.Subresource,
                    Name = question.Name,
                    NamespaceProperty = question.Namespace,
                },
            },
        };
        var (response, text) = await SendRawAsync(Admin, HttpMethod.Post, "apis/authorization.k8s.io/v1/subjectaccessreviews", JsonSerializer.Serialize(review, KubernetesJsonContext.Default.V1SubjectAccessReview));
        using (response)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.Created, text);
            return JsonSerializer.Deserialize(text, KubernetesJsonContext.Default.V1SubjectAccessReview)!.Status!;
        }
    }

    /// <summary>Everything that the server holds, its own roles and bindings included.</summary>
    private async Task<RbacSnapshot> ReadAsync()
    {
        var clusterRoles = JsonSerializer.Deserialize(await GetAsync("clusterroles"), KubernetesJsonContext.Default.V1ClusterRoleList)!;
        var roles = JsonSerializer.Deserialize(await GetAsync("roles"), KubernetesJsonContext.Default.V1RoleList)!;
        var clusterBindings = JsonSerializer.Deserialize(await GetAsync("clusterrolebindings"), KubernetesJsonContext.Default.V1ClusterRoleBindingList)!;
        var bindings = JsonSerializer.Deserialize(await GetAsync("rolebindings"), KubernetesJsonContext.Default.V1RoleBindingList)!;
        return RbacSnapshot.Build(
            clusterRoles.Items!.Select(RbacMapping.ToRole).Concat(roles.Items!.Select(RbacMapping.ToRole)),
            clusterBindings.Items!.Select(RbacMapping.ToBinding).Concat(bindings.Items!.Select(RbacMapping.ToBinding)),
            [],
            []);
    }

    private async Task<string> GetAsync(string plural)
    {
        var (response, text) = await SendRawAsync(Admin, HttpMethod.Get, Base + plural);
        using (response)
            response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return text;
    }

    private async Task CreateAsync(RandomCluster cluster)
    {
        foreach (var ns in cluster.Namespaces)
            await SendAsync(Admin, HttpMethod.Post, "api/v1/namespaces", $$$"""{"metadata":{"name":"{{{ns}}}"}}""");
        foreach (var role in cluster.Roles)
        {
            await PostAsync(role.Key, role.Key.Kind == RbacKind.ClusterRole
                ? JsonSerializer.Serialize(RbacMapping.ToClusterRole(role), KubernetesJsonContext.Default.V1ClusterRole)
                : JsonSerializer.Serialize(RbacMapping.ToNamespacedRole(role), KubernetesJsonContext.Default.V1Role));
        }

        foreach (var binding in cluster.Bindings)
        {
            await PostAsync(binding.Key, binding.Key.Kind == RbacKind.ClusterRoleBinding
                ? JsonSerializer.Serialize(RbacMapping.ToClusterRoleBinding(binding), KubernetesJsonContext.Default.V1ClusterRoleBinding)
                : JsonSerializer.Serialize(RbacMapping.ToRoleBinding(binding), KubernetesJsonContext.Default.V1RoleBinding));
        }
    }

    private async Task PostAsync(RbacKey key, string json)
    {
        var (response, text) = await SendRawAsync(Admin, HttpMethod.Post, Folder(key), json);
        using (response)
            response.StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.Conflict);
        text.ShouldNotBeEmpty();
    }

    private async Task DeleteAsync(RandomCluster cluster)
    {
        foreach (var key in cluster.Bindings.Select(b => b.Key).Concat(cluster.Roles.Select(r => r.Key)).Distinct())
            await SendAsync(Admin, HttpMethod.Delete, $"{Folder(key)}/{Uri.EscapeDataString(key.Name)}");
    }

    private static string Folder(RbacKey key)
    {
        var plural = key.Kind.ToString().ToLowerInvariant() + "s";
        return Base + (key.Namespace.Length == 0 ? plural : $"namespaces/{key.Namespace}/{plural}");
    }

    [GeneratedRegex("(?:cluster)?role\\.rbac\\.authorization\\.k8s\\.io \"[^\"]*\" not found")]
    private static partial Regex NotFound();
}
