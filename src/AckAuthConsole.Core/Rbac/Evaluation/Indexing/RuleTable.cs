using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>
/// Rules taken apart into single verbs on single resources, each with the first position that allows it: one question is a handful of look-ups however many rules there are. What a position means is up to whoever fills the
/// table (a rule of a role, a role of a subject); positions must come in ascending order. Filled by one thread, then only read.
/// </summary>
internal sealed class RuleTable
{
    private const int WidestRule = 4096;
    private const int MostAtoms = 1 << 18;

    private readonly Dictionary<RuleAtom, Place> _resources = [];
    private Dictionary<RuleAtom, int>? _paths;
    private List<(string Verb, string Prefix, int Position)>? _prefixes;

    // A rule with hundreds of verbs, groups and resources would fill the memory when taken apart; it is compared as it is.
    private List<(RbacRule Rule, int Position)>? _broad;
    private bool _hasAllVerbs;
    private bool _hasAllGroups;

    /// <summary>What a search gives when nothing allows.</summary>
    public const int Nowhere = int.MaxValue;

    /// <summary>A table of these rules; a position is a rule's index.</summary>
    public static RuleTable Of(IReadOnlyList<RbacRule> rules)
    {
        var table = new RuleTable();
        for (var index = 0; index < rules.Count; index++)
            table.Add(rules[index], index);
        return table;
    }

    /// <summary>Adds a rule at a position that is not before any other.</summary>
    public void Add(RbacRule rule, int position)
    {
        AddPaths(rule, position);
        var atoms = (long)rule.Verbs.Length * rule.ApiGroups.Length * rule.Resources.Length * Math.Max(1, rule.ResourceNames.Length);
        if (atoms > WidestRule || _resources.Count > MostAtoms)
        {
            (_broad ??= []).Add((rule, position));
            return;
        }

        foreach (var verb in rule.Verbs)
        {
            var hashedVerb = new HashedWord(verb);
            _hasAllVerbs |= verb == RbacNames.All;
            foreach (var group in rule.ApiGroups)
            {
                var hashedGroup = new HashedWord(group);
                _hasAllGroups |= group == RbacNames.All;
                foreach (var resource in rule.Resources)
                    AddAtom(new RuleAtom(hashedVerb, hashedGroup, new HashedWord(resource)), rule, position);
            }
        }
    }

    /// <summary>The first position that allows what is asked; <see cref="Nowhere"/> when none does.</summary>
    public int First(in PreparedQuestion asked)
    {
        if (asked.Path.Text is not null)
            return FirstOfPath(asked);
        var first = FirstOfGroups(asked, asked.Verb, Nowhere);
        if (_hasAllVerbs)
            first = FirstOfGroups(asked, HashedWord.All, first);
        if (_broad is null)
            return first;
        foreach (var (rule, position) in _broad)
        {
            if (position < first && RuleMatching.Allows(rule, asked.Question))
                return position;
        }

        return first;
    }

    private void AddAtom(RuleAtom atom, RbacRule rule, int position)
    {
        ref var place = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_resources, atom, out var exists);
        if (!exists)
            place = new Place(Nowhere, null);
        if (rule.ResourceNames.IsEmpty)
        {
            if (position < place.AnyName)
                place = place with { AnyName = position };
            return;
        }

        if (place.AnyName < position)
            return;
        var names = place.Names ?? new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in rule.ResourceNames)
            names.TryAdd(name, position);
        place = place with { Names = names };
    }

    private void AddPaths(RbacRule rule, int position)
    {
        foreach (var url in rule.NonResourceUrls)
        {
            foreach (var verb in rule.Verbs)
            {
                if (!url.EndsWith('*'))
                    (_paths ??= []).TryAdd(new RuleAtom(new HashedWord(verb), HashedWord.Nothing, new HashedWord(url)), position);
                else if (url.TrimEnd('*') is var prefix && !(_prefixes ??= []).Exists(p => p.Verb == verb && p.Prefix == prefix))
                    _prefixes.Add((verb, prefix, position));
            }
        }
    }

    private int FirstOfPath(in PreparedQuestion asked)
    {
        var first = Nowhere;
        if (_paths is not null)
        {
            if (_paths.TryGetValue(new RuleAtom(asked.Verb, HashedWord.Nothing, asked.Path), out var exact))
                first = exact;
            if (_paths.TryGetValue(new RuleAtom(HashedWord.All, HashedWord.Nothing, asked.Path), out var all) && all < first)
                first = all;
        }

        if (_prefixes is null)
            return first;
        foreach (var (verb, prefix, position) in _prefixes)
        {
            if (position < first && (verb == RbacNames.All || verb == asked.Verb.Text) && asked.Path.Text.StartsWith(prefix, StringComparison.Ordinal))
                return position;
        }

        return first;
    }

    private int FirstOfGroups(in PreparedQuestion asked, HashedWord verb, int first)
    {
        first = FirstOfResources(asked, verb, asked.Group, first);
        return _hasAllGroups ? FirstOfResources(asked, verb, HashedWord.All, first) : first;
    }

    private int FirstOfResources(in PreparedQuestion asked, HashedWord verb, HashedWord group, int first)
    {
        var name = asked.Question.Name;
        first = FirstAt(new RuleAtom(verb, group, asked.Resource), name, first);
        first = FirstAt(new RuleAtom(verb, group, HashedWord.All), name, first);
        return asked.Subresource.Text is null ? first : FirstAt(new RuleAtom(verb, group, asked.Subresource), name, first);
    }

    private int FirstAt(RuleAtom atom, string name, int first)
    {
        if (!_resources.TryGetValue(atom, out var place))
            return first;
        if (place.AnyName < first)
            first = place.AnyName;
        return place.Names is not null && place.Names.TryGetValue(name, out var named) && named < first ? named : first;
    }

    private readonly record struct Place(int AnyName, Dictionary<string, int>? Names);
}
