using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using AckAuthConsole.Core.Findings.Usage;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Kubernetes.Auditing;

/// <summary>
/// Reads audit logs of API servers (<c>audit.k8s.io/v1</c>), one event or EventList a line, as the log backend writes them and log services export them. Told are the requests that authorization allowed; requests in somebody else's
/// name count for both: the impersonation for who asked, the rest for whose name it was.
/// </summary>
public static partial class AuditLog
{
    /// <summary>The user of requests that come through the cloud's web console; who it was stands in the reason.</summary>
    private const string ConsoleUser = "kubernetes-admin";

    private const string Decision = "authorization.k8s.io/decision";
    private const string Reason = "authorization.k8s.io/reason";
    private const int FirstRefusal = 400;

    /// <summary>Reads line by line with constant memory. A line that is no event is a fault, and the next is read all the same.</summary>
    /// <exception cref="IOException">The text cannot be read.</exception>
    public static async IAsyncEnumerable<AuditLogLine> ReadAsync(TextReader text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var number = 1; await text.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            yield return Read(number, line);
        }
    }

    private static AuditLogLine Read(int number, string line)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, AuditJsonContext.Default.AuditEvent) is not { } read)
                return new AuditLogLine(number, [], "an audit event is needed here, but this is null");
            if (read.Kind == "EventList" || read.Items is not null)
                return new AuditLogLine(number, [.. (read.Items ?? []).SelectMany(Requests)], null);
            return read.Verb is null && read.User is null ? new AuditLogLine(number, [], "this is no audit event (audit.k8s.io/v1): it has neither verb nor user") : new AuditLogLine(number, [.. Requests(read)], null);
        }
        catch (JsonException e)
        {
            return new AuditLogLine(number, [], $"this is no audit event: {(e.Path is { Length: > 1 } path ? path[1..].TrimStart('.') + ": " : "")}not the JSON that is expected{(e.BytePositionInLine is { } at ? $", at byte {at + 1}" : "")}");
        }
    }

    // Each request is told at several stages; the time of the last one does.
    private static IEnumerable<AuditedRequest> Requests(AuditEvent? told)
    {
        if (told is not { Verb: { Length: > 0 } verb, User.Username: { Length: > 0 } name } || told.Stage == "RequestReceived" || !IsAllowed(told) || (told.RequestReceivedTimestamp ?? told.StageTimestamp) is not { } at)
            yield break;
        var groups = told.User.Groups ?? [];
        if (told.ImpersonatedUser is { Username: { Length: > 0 } other } impersonated)
        {
            yield return new AuditedRequest(name, [.. groups], RbacNames.TrySplitServiceAccount(other, out var ns, out var account)
                ? AccessQuestion.Of("impersonate", "", "serviceaccounts", ns, account)
                : AccessQuestion.Of("impersonate", "", "users", name: other), at);
            foreach (var group in impersonated.Groups ?? [])
                yield return new AuditedRequest(name, [.. groups], AccessQuestion.Of("impersonate", "", "groups", name: group), at);
            (name, groups) = (other, impersonated.Groups ?? []);
        }
        else if (name == ConsoleUser && told.Annotations?.GetValueOrDefault(Reason) is { } reason && ActingUser().Match(reason) is { Success: true } match)
        {
            (name, groups) = (match.Groups[1].Value, []);
        }

        yield return new AuditedRequest(name, [.. groups], QuestionOf(told, verb), at);
    }

    private static bool IsAllowed(AuditEvent told) =>
        told.Annotations?.GetValueOrDefault(Decision) is { } decision ? decision == "allow" : told.ResponseStatus?.Code is null or < FirstRefusal;

    private static AccessQuestion QuestionOf(AuditEvent told, string verb)
    {
        if (told.ObjectRef is not { Resource: { Length: > 0 } resource } about)
            return AccessQuestion.OfPath(verb, (told.RequestUri ?? "").Split('?')[0]);
        return AccessQuestion.Of(verb, about.ApiGroup ?? "", resource, about.Namespace ?? "", about.Name ?? "", about.Subresource ?? "");
    }

    [GeneratedRegex("to User \"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex ActingUser();
}
