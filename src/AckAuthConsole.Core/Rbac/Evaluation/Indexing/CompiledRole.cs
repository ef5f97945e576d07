using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>A role made ready for questions.</summary>
internal sealed class CompiledRole
{
    // Comparing one or two rules word by word is as fast as looking them up, and most roles of a large cluster are that small.
    private const int FewRules = 2;

    private readonly RuleTable? _table;

    public CompiledRole(RbacRole role)
    {
        Role = role;
        if (role.Rules.Length > FewRules)
            _table = RuleTable.Of(role.Rules);
    }

    public RbacRole Role { get; }

    /// <summary>The index of the first rule that allows what is asked; -1 when none does.</summary>
    public int FirstAllowing(in PreparedQuestion asked)
    {
        if (_table is null)
            return RuleMatching.FirstAllowing(Role.Rules, asked.Question);
        var first = _table.First(asked);
        return first == RuleTable.Nowhere ? -1 : first;
    }
}
