using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Who asks: exactly the names and groups that the authorizer compares. Nothing is added by itself; the factory methods add what the API server's authentication adds.</summary>
public sealed record RbacUser
{
    private RbacUser(ImmutableArray<string> names, ImmutableArray<string> groups) => (Names, Groups) = (names, groups);

    /// <summary>The user name first. More than one only for a RAM identity, whose bindings may carry <c>&lt;uid&gt;</c> and <c>&lt;uid&gt;-&lt;suffix&gt;</c>: it holds what any of them holds.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The groups.</summary>
    public ImmutableArray<string> Groups { get; }

    /// <summary>The user name.</summary>
    public string Name => Names[0];

    /// <summary>Whether RBAC is not asked at all (group <c>system:masters</c>).</summary>
    public bool IsMaster => Groups.Contains(RbacNames.Masters, StringComparer.Ordinal);

    /// <summary>Just this name and these groups, as a SubjectAccessReview gives them.</summary>
    public static RbacUser Exactly(string name, params ImmutableArray<string> groups) => new([name], groups);

    /// <summary>
    /// As the API server sees somebody who authenticated: with <c>system:authenticated</c>, and for a service account its groups. The anonymous user gets <c>system:unauthenticated</c> only.
    /// </summary>
    public static RbacUser Authenticated(string name, params IReadOnlyList<string> groups)
    {
        var all = ImmutableArray.CreateBuilder<string>();
        all.AddRange(groups);
        if (RbacNames.TrySplitServiceAccount(name, out var ns, out _))
        {
            Add(RbacNames.ServiceAccounts);
            Add($"{RbacNames.ServiceAccounts}:{ns}");
        }

        Add(name == RbacNames.Anonymous ? RbacNames.Unauthenticated : RbacNames.Authenticated);
        return new([name], all.ToImmutable());

        void Add(string group)
        {
            if (!all.Contains(group))
                all.Add(group);
        }
    }

    /// <summary>A service account.</summary>
    public static RbacUser ServiceAccount(string ns, string name) => Authenticated(RbacNames.ServiceAccount(ns, name));

    /// <summary>A RAM identity with every user name under which the cluster's bindings know it.</summary>
    /// <param name="names">The user names, the uid itself first.</param>
    public static RbacUser OfAckIdentity(ImmutableArray<string> names) => new(names, [RbacNames.AckUsers, RbacNames.Authenticated]);

    /// <inheritdoc />
    public bool Equals(RbacUser? other) => other is not null && Names.AsSpan().SequenceEqual(other.Names.AsSpan()) && Groups.AsSpan().SequenceEqual(other.Groups.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Names.Length, Groups.Length, StringComparer.Ordinal.GetHashCode(Name));
}
