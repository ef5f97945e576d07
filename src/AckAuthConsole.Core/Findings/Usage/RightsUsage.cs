using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings.Usage;

/// <summary>
/// Which rights of a cluster were used when, by the requests that its audit log tells. A request counts for every subject of every binding that would have allowed it, since each could have carried it. Not thread-safe.
/// </summary>
public sealed class RightsUsage
{
    private readonly Dictionary<(RbacSubjectKind Kind, string Name), List<GrantUsage>> _bySubject = [];
    private readonly List<GrantUsage> _grants = [];

    /// <summary>Nothing used so far.</summary>
    /// <param name="rbac">The cluster's RBAC objects.</param>
    /// <param name="window">How long a right may rest before it counts as not used; more than zero.</param>
    public RightsUsage(RbacSnapshot rbac, TimeSpan window)
    {
        ArgumentNullException.ThrowIfNull(rbac);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        Window = window;
        foreach (var binding in rbac.Bindings)
        {
            if (rbac.FindRole(binding.RoleRef) is not { Rules.IsEmpty: false } role)
                continue;
            foreach (var subject in binding.Subjects.Select(s => SubjectMatching.Resolved(binding, s)).Distinct())
            {
                var grant = new GrantUsage(binding, subject, role);
                var key = subject.Kind == RbacSubjectKind.ServiceAccount ? (RbacSubjectKind.User, RbacNames.ServiceAccount(subject.Namespace, subject.Name)) : (subject.Kind, subject.Name);
                if (!_bySubject.TryGetValue(key, out var held))
                    _bySubject[key] = held = [];
                held.Add(grant);
                _grants.Add(grant);
            }
        }
    }

    /// <summary>How long a right may rest before it counts as not used.</summary>
    public TimeSpan Window { get; }

    /// <summary>How many requests were taken in.</summary>
    public long Requests { get; private set; }

    /// <summary>When the first request was; null without any.</summary>
    public DateTimeOffset? From { get; private set; }

    /// <summary>When the last request was; null without any.</summary>
    public DateTimeOffset? To { get; private set; }

    /// <summary>Whether the log is long enough to say that something was not used.</summary>
    public bool Covers => To - From >= Window;

    internal IReadOnlyList<GrantUsage> Grants => _grants;

    /// <summary>Takes in a request; the order does not matter.</summary>
    public void Observe(AuditedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Requests++;
        From = From is { } from && from < request.At ? from : request.At;
        To = To is { } to && to > request.At ? to : request.At;
        Observe((RbacSubjectKind.User, request.UserName), request);
        foreach (var group in request.Groups)
            Observe((RbacSubjectKind.Group, group), request);
    }

    private void Observe((RbacSubjectKind Kind, string Name) subject, AuditedRequest request)
    {
        if (!_bySubject.TryGetValue(subject, out var held))
            return;
        foreach (var grant in held)
            grant.Observe(request);
    }
}
