namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>One verb on one resource of one API group, or, in a table of paths, on one path. Carries its hash, so that a question's words are hashed once and not once for each role.</summary>
internal readonly struct RuleAtom : IEquatable<RuleAtom>
{
    private readonly int _hash;

    public RuleAtom(HashedWord verb, HashedWord group, HashedWord resource)
    {
        (Verb, Group, Resource) = (verb.Text, group.Text, resource.Text);
        _hash = (((verb.Hash * 31) + group.Hash) * 31) + resource.Hash;
    }

    public string Verb { get; }

    public string Group { get; }

    public string Resource { get; }

    public bool Equals(RuleAtom other) => _hash == other._hash && Resource == other.Resource && Verb == other.Verb && Group == other.Group;

    public override bool Equals(object? obj) => obj is RuleAtom other && Equals(other);

    public override int GetHashCode() => _hash;
}
