namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>Whether a finding is asked for.</summary>
internal static class FindingMatching
{
    public static IEnumerable<FindingRow> Of(IEnumerable<FindingRow> rows, FindingQuery query)
    {
        var search = query.Search.Trim();
        return rows.Where(r => (query.Standing is null || r.Finding.Standing == query.Standing)
            && r.Finding.Severity >= query.Least
            && (query.Rule.Length == 0 || r.Finding.Rule.Id.Equals(query.Rule, StringComparison.OrdinalIgnoreCase))
            && (query.Fingerprint.Length == 0 || r.Finding.Fingerprint == query.Fingerprint)
            && (search.Length == 0 || Contains(r, search)));
    }

    private static bool Contains(FindingRow row, string search)
    {
        var finding = row.Finding;
        return Has(row.Who?.Name) || Has(row.Who?.Subject.Name) || Has(row.Who?.Subject.Namespace) || Has(row.Who?.Principal?.DisplayName)
            || Has(finding.Namespace) || Has(finding.Object?.ToString()) || Has(finding.Rule.Id) || finding.Words.Any(Has)
            || finding.Evidence.Any(c => Has(c.Role?.Key.Name) || Has(c.Binding?.Key.Name));

        bool Has(string? text) => text?.Contains(search, StringComparison.OrdinalIgnoreCase) == true;
    }
}
