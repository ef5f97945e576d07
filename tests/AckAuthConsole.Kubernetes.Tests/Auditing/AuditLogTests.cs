using AckAuthConsole.Core.Findings.Usage;
using AckAuthConsole.Kubernetes.Auditing;

namespace AckAuthConsole.Kubernetes.Tests.Auditing;

public sealed class AuditLogTests
{
    private const string Rest = "\"stage\":\"ResponseComplete\",\"requestReceivedTimestamp\":\"2026-11-01T08:00:00.000000Z\",\"annotations\":{\"authorization.k8s.io/decision\":\"allow\"}";

    [Theory]
    [InlineData("\"verb\":\"list\",\"user\":{\"username\":\"jane\",\"groups\":[\"dev\"]},\"objectRef\":{\"resource\":\"pods\",\"namespace\":\"a\",\"apiVersion\":\"v1\"}", "jane[dev] list pods in a")]
    [InlineData("\"verb\":\"create\",\"user\":{\"username\":\"jane\"},\"objectRef\":{\"resource\":\"pods\",\"subresource\":\"exec\",\"namespace\":\"a\",\"name\":\"web\"}", "jane[] create pods/exec web in a")]
    [InlineData("\"verb\":\"patch\",\"user\":{\"username\":\"jane\"},\"objectRef\":{\"apiGroup\":\"apps\",\"resource\":\"deployments\",\"namespace\":\"a\",\"name\":\"web\"}", "jane[] patch apps deployments web in a")]
    [InlineData("\"verb\":\"get\",\"user\":{\"username\":\"jane\"},\"requestURI\":\"/metrics?x=1\"", "jane[] get /metrics")]
    [InlineData("\"verb\":\"get\",\"user\":{\"username\":\"root\",\"groups\":[\"ops\"]},\"impersonatedUser\":{\"username\":\"jane\",\"groups\":[\"dev\"]},\"objectRef\":{\"resource\":\"nodes\",\"name\":\"n1\"}", "root[ops] impersonate users jane; root[ops] impersonate groups dev; jane[dev] get nodes n1")]
    [InlineData("\"verb\":\"get\",\"user\":{\"username\":\"root\"},\"impersonatedUser\":{\"username\":\"system:serviceaccount:a:ci\"},\"objectRef\":{\"resource\":\"nodes\"}", "root[] impersonate serviceaccounts ci in a; system:serviceaccount:a:ci[] get nodes")]
    public async Task AnEvent_TellsWhoUsedWhat(string json, string expected) => Text((await ReadAsync("{" + json + "," + Rest + "}")).ShouldHaveSingleItem()).ShouldBe(expected);

    [Fact]
    public async Task ARequestThroughTheWebConsole_IsWhoseUserTheReasonNames()
    {
        const string json = "{\"verb\":\"get\",\"user\":{\"username\":\"kubernetes-admin\",\"groups\":[\"system:masters\"]},\"objectRef\":{\"resource\":\"pods\"},\"stage\":\"ResponseComplete\",\"stageTimestamp\":\"2026-11-01T08:00:00Z\",\"annotations\":{\"authorization.k8s.io/decision\":\"allow\",\"authorization.k8s.io/reason\":\"RBAC: allowed by ClusterRoleBinding \\\"x\\\" of ClusterRole \\\"cs:ops\\\" to User \\\"2001\\\"\"}}";

        Text((await ReadAsync(json)).ShouldHaveSingleItem()).ShouldBe("2001[] get pods");
    }

    [Theory]
    [InlineData("{\"verb\":\"get\",\"user\":{\"username\":\"jane\"},\"objectRef\":{\"resource\":\"pods\"},\"stageTimestamp\":\"2026-11-01T08:00:00Z\",\"annotations\":{\"authorization.k8s.io/decision\":\"forbid\"},\"responseStatus\":{\"code\":403}}")]
    [InlineData("{\"verb\":\"get\",\"user\":{\"username\":\"jane\"},\"objectRef\":{\"resource\":\"pods\"},\"stageTimestamp\":\"2026-11-01T08:00:00Z\",\"responseStatus\":{\"code\":403}}")]
    [InlineData("{\"verb\":\"get\",\"user\":{\"username\":\"jane\"},\"objectRef\":{\"resource\":\"pods\"},\"stageTimestamp\":\"2026-11-01T08:00:00Z\",\"stage\":\"RequestReceived\"}")]
    [InlineData("{\"verb\":\"get\",\"user\":{\"username\":\"jane\"},\"objectRef\":{\"resource\":\"pods\"}}")]
    [InlineData("{\"kind\":\"EventList\",\"items\":[null]}")]
    public async Task WhatWasRefused_OrIsNotKnownYet_IsNoUse(string json)
    {
        var line = (await ReadAsync(json)).ShouldHaveSingleItem();

        (line.Fault, line.Requests.Count).ShouldBe((null, 0));
    }

    [Fact]
    public async Task ALineThatIsNoEvent_IsNamed_AndTheNextIsRead()
    {
        var lines = await ReadAsync($$"""
            not json

            {"kind":"Pod"}
            {"verb":"get","user":"jane"}
            {"kind":"EventList","items":[{"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods"},{{Rest}}},{"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods"},{{Rest}}}]}
            """);

        lines.Select(l => (l.Number, l.Fault is not null, l.Requests.Count)).ShouldBe([(1, true, 0), (3, true, 0), (4, true, 0), (5, false, 2)]);
        lines[2].Fault!.ShouldStartWith("this is no audit event: user: ");
    }

    private static string Text(AuditLogLine line) => string.Join("; ", line.Requests.Select(Text));

    private static string Text(AuditedRequest request)
    {
        var question = request.Question;
        string[] words =
        [
            $"{request.UserName}[{string.Join(',', request.Groups)}]", question.Verb, question.ApiGroup,
            question.Path ?? (question.Subresource.Length == 0 ? question.Resource : $"{question.Resource}/{question.Subresource}"), question.Name, question.Namespace.Length == 0 ? "" : "in " + question.Namespace,
        ];
        return string.Join(' ', words.Where(w => w.Length > 0));
    }

    private static async Task<List<AuditLogLine>> ReadAsync(string text)
    {
        var lines = new List<AuditLogLine>();
        await foreach (var line in AuditLog.ReadAsync(new StringReader(text), CancellationToken.None))
            lines.Add(line);
        return lines;
    }
}
