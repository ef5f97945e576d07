using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings.Usage;

/// <summary>When one subject of a binding last used what the binding gives it, by rule and verb.</summary>
internal sealed class GrantUsage(RbacBinding binding, RbacSubject subject, RbacRole role)
{
    private readonly DateTimeOffset?[]?[] _uses = new DateTimeOffset?[]?[role.Rules.Length];

    public RbacBinding Binding { get; } = binding;

    public RbacSubject Subject { get; } = subject;

    public RbacRole Role { get; } = role;

    public void Observe(AuditedRequest request)
    {
        if (Binding.Key.Namespace.Length > 0 && Binding.Key.Namespace != request.Question.Namespace)
            return;
        for (var index = 0; index < Role.Rules.Length; index++)
        {
            var rule = Role.Rules[index];
            if (!RuleMatching.Allows(rule, request.Question))
                continue;
            var uses = _uses[index] ??= new DateTimeOffset?[rule.Verbs.Length];
            for (var verb = 0; verb < rule.Verbs.Length; verb++)
            {
                if ((rule.Verbs[verb] == RbacNames.All || rule.Verbs[verb] == request.Question.Verb) && !(uses[verb] >= request.At))
                    uses[verb] = request.At;
            }
        }
    }

    /// <summary>Whether anything of it was used since then.</summary>
    public bool IsUsedSince(DateTimeOffset then) => _uses.Any(uses => uses?.Any(at => at >= then) == true);

    /// <summary>Whether a verb of a rule was used since then.</summary>
    public bool IsUsedSince(int rule, int verb, DateTimeOffset then) => _uses[rule] is { } uses && uses[verb] >= then;
}
