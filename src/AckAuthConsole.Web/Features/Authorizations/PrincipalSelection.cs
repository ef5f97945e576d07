using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>The principals picked in a list, in the order in which they were picked.</summary>
public sealed class PrincipalSelection
{
    /// <summary>The most ids that an address carries; a longer selection lives as long as the page.</summary>
    public const int MaxInAddress = 60;

    private readonly Dictionary<PrincipalRef, Principal> _picked = [];

    /// <summary>Who is picked.</summary>
    public IReadOnlyList<Principal> Items => [.. _picked.Values];

    /// <summary>How many.</summary>
    public int Count => _picked.Count;

    /// <summary>Whether one more fits into a plan.</summary>
    public bool IsFull => Count >= PlanRequest.MaxTargets;

    /// <summary>Whether that one is picked.</summary>
    public bool Contains(PrincipalRef principal) => _picked.ContainsKey(principal);

    /// <summary>Whether all of these are picked; false for none at all.</summary>
    public bool ContainsAll(IReadOnlyList<PrincipalRow> rows) => rows.Count > 0 && rows.All(r => Contains(r.Principal.Ref));

    /// <summary>Picks or drops one.</summary>
    public void Set(Principal principal, bool picked)
    {
        if (!picked)
            _picked.Remove(principal.Ref);
        else if (!IsFull)
            _picked[principal.Ref] = principal;
    }

    /// <summary>Picks or drops several.</summary>
    public void SetAll(IEnumerable<PrincipalRow> rows, bool picked)
    {
        foreach (var row in rows)
            Set(row.Principal, picked);
    }

    /// <summary>Drops all.</summary>
    public void Clear() => _picked.Clear();

    /// <summary>The ids for an address; null when there are none or too many.</summary>
    public string? ToAddress() => Count is 0 or > MaxInAddress ? null : string.Join('-', _picked.Keys.Select(k => k.Id.Value));

    /// <summary>Reads the ids of an address; wrong ones are left out.</summary>
    public static IReadOnlyList<PrincipalRef> FromAddress(string? text, PrincipalKind kind)
    {
        var found = new List<PrincipalRef>();
        foreach (var part in (text ?? "").Split('-').Take(MaxInAddress))
        {
            if (PrincipalId.TryParse(part, out var id))
                found.Add(new PrincipalRef(kind, id));
        }

        return [.. found.Distinct()];
    }
}
