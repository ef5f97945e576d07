using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings;

/// <summary>A risky pattern that was found in one cluster.</summary>
public sealed record Finding
{
    /// <summary>Which pattern.</summary>
    public required FindingRule Rule { get; init; }

    /// <summary>How much it matters where it is.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>Where it counts; empty for the whole cluster.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Who has it; null when it is about an object.</summary>
    public RbacSubject? Subject { get; init; }

    /// <summary>The role or binding that is meant; null when it is about a subject.</summary>
    public RbacKey? Object { get; init; }

    /// <summary>What gives it: one chain for each thing that is needed.</summary>
    public ImmutableArray<AccessChain> Evidence { get; init; } = [];

    /// <summary>The steps of a path, in order; empty for everything else.</summary>
    public ImmutableArray<EscalationStep> Path { get; init; } = [];

    /// <summary>Names and values that the object's part of the pattern is about, as they are written in the cluster.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>What is to be done about it.</summary>
    public FindingStanding Standing { get; init; } = FindingStanding.Open;

    /// <summary>Names the finding for as long as it is about the same pattern, subject, object and place: 16 hexadecimal digits. The cluster is not part of it.</summary>
    public string Fingerprint
    {
        get
        {
            var text = string.Join('\n', Rule.Id, Namespace, Subject?.Kind, Subject?.Namespace, Subject?.Name, Object?.ToString());
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
        }
    }
}
