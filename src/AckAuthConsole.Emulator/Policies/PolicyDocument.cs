using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.Emulator.Policies;

/// <summary>A parsed RAM policy: an identity policy, a session policy or a role's trust policy.</summary>
/// <param name="Statements">At least one.</param>
internal sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements)
{
    // The same few texts are evaluated for every call; documents are immutable, so they are parsed once. Bounded, since
    // anyone may write policies.
    private const int CacheLimit = 4096;
    private static readonly ConcurrentDictionary<string, PolicyDocument?> s_parsed = new(StringComparer.Ordinal);

    /// <summary>The most characters that a policy may have; white space counts.</summary>
    public const int MaxLength = 6144;

    /// <summary>Reads an identity or session policy.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="document">The policy when true is returned.</param>
    /// <param name="error">What is wrong with it when false is returned, fit for the message of <c>MalformedPolicyDocument</c>.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PolicyDocument? document, out string error) =>
        PolicyParser.TryParse(text, isTrustPolicy: false, out document, out error);

    /// <summary>Reads a role's trust policy (<c>AssumeRolePolicyDocument</c>), whose statements name principals instead of resources.</summary>
    public static bool TryParseTrust(string? text, [NotNullWhen(true)] out PolicyDocument? document, out string error) =>
        PolicyParser.TryParse(text, isTrustPolicy: true, out document, out error);

    /// <summary>An identity policy that was accepted before, or null when it cannot be read (then it allows nothing).</summary>
    public static PolicyDocument? Read(string text)
    {
        if (s_parsed.TryGetValue(text, out var known))
        {
            return known;
        }

        if (s_parsed.Count > CacheLimit)
        {
            s_parsed.Clear();
        }

        var document = TryParse(text, out var parsed, out _) ? parsed : null;
        s_parsed[text] = document;
        return document;
    }

    /// <summary>Whether a trust policy lets a principal assume the role, judged by action, principal and conditions; a matching deny wins.</summary>
    /// <param name="action"><c>sts:AssumeRole</c>.</param>
    /// <param name="isPrincipal">Tells whether a principal of the policy stands for the caller.</param>
    /// <param name="context">Condition keys of the request.</param>
    public bool Trusts(string action, Func<PolicyPrincipal, bool> isPrincipal, IReadOnlyDictionary<string, string> context)
    {
        var allowed = false;
        foreach (var statement in Statements)
        {
            if (!statement.CoversAction(action) || !statement.Principals.Any(isPrincipal) || !statement.ConditionsHold(context))
            {
                continue;
            }

            if (statement.Effect == PolicyEffect.Deny)
            {
                return false;
            }

            allowed = true;
        }

        return allowed;
    }
}
