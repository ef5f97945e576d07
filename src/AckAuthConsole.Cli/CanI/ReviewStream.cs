using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Cli.CanI;

/// <summary>Answers SubjectAccessReview objects line by line, in order, with constant memory. The groups are taken as they stand, as the API server does.</summary>
internal static class ReviewStream
{
    private static readonly JsonSerializerOptions s_readable = new(JsonSerializerOptions.Default) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> AnswerAsync(RbacSnapshot snapshot, string file, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var exit = ExitCodes.Ok;
        try
        {
            using var reader = file == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(file);
            for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
            {
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                if (Answer(snapshot, line, out var answer) is { } wrong)
                {
                    await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}: {wrong}"));
                    exit = ExitCodes.BadInput;
                    continue;
                }

                await output.WriteLineAsync(answer);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{file}: {e.Message}");
            return ExitCodes.BadInput;
        }

        return exit;
    }

    /// <summary>Answers one line.</summary>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    private static string? Answer(RbacSnapshot snapshot, string line, out string answer)
    {
        answer = "";
        try
        {
            if (JsonNode.Parse(line) is not JsonObject review || Text(review, "kind") != "SubjectAccessReview")
                return "not a SubjectAccessReview object";
            if (Text(review, "apiVersion") is not ("" or "authorization.k8s.io/v1"))
                return "apiVersion: only authorization.k8s.io/v1 is known";
            if (review["spec"] is not JsonObject spec)
                return "spec is missing";
            var (user, groups) = (Text(spec, "user"), (spec["groups"] as JsonArray)?.Select(g => g?.GetValue<string>() ?? "").ToImmutableArray() ?? []);
            if (user.Length == 0 && groups.IsEmpty)
                return "spec: at least one of user or groups must be specified";
            if (Question(spec) is not { } question)
                return "spec: exactly one of nonResourceAttributes or resourceAttributes must be specified";
            var decision = snapshot.Decide(RbacUser.Exactly(user, groups), question);
            var status = new JsonObject { ["allowed"] = decision.IsAllowed };
            if (decision.Reason.Length > 0)
                status["reason"] = decision.Reason;
            review["status"] = status;
            answer = review.ToJsonString(s_readable);
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            // A field that is there twice shows as a wrong argument only when it is looked at.
            return "not a readable SubjectAccessReview: " + e.Message.Split(" LineNumber:")[0];
        }
    }

    private static AccessQuestion? Question(JsonObject spec) => (spec["resourceAttributes"], spec["nonResourceAttributes"]) switch
    {
        (JsonObject r, null) => AccessQuestion.Of(Text(r, "verb"), Text(r, "group"), Text(r, "resource"), Text(r, "namespace"), Text(r, "name"), Text(r, "subresource")),
        (null, JsonObject p) => AccessQuestion.OfPath(Text(p, "verb"), Text(p, "path")),
        _ => null,
    };

    private static string Text(JsonObject node, string name) => node[name]?.GetValue<string>() ?? "";
}
