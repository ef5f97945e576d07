using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>The identity that a subject stands for, with its hash: gathering who can must not read every name again.</summary>
internal readonly struct Holder(RbacSubject identity) : IEquatable<Holder>
{
    private readonly int _hash = identity.GetHashCode();

    /// <summary>A service account is one also where a binding names it as a user.</summary>
    public RbacSubject Identity { get; } = identity;

    /// <summary>The holder behind a subject whose namespace is filled in.</summary>
    public static Holder Of(RbacSubject subject) => new(SubjectMatching.Canonical(subject));

    public bool Equals(Holder other) => _hash == other._hash && Identity == other.Identity;

    public override bool Equals(object? obj) => obj is Holder other && Equals(other);

    public override int GetHashCode() => _hash;
}
