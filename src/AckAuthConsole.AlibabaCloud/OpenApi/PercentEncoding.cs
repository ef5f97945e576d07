namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>RFC 3986 over UTF-8: <c>A-Z a-z 0-9 - _ . ~</c> stay, everything else becomes <c>%XX</c>.</summary>
internal static class PercentEncoding
{
    public static string Encode(string value) => Uri.EscapeDataString(value);

    /// <summary>The query in the order that is signed; sent in the same order.</summary>
    public static string CanonicalQuery(IEnumerable<KeyValuePair<string, string?>> parameters) => string.Join(
        '&',
        parameters
            .OrderBy(static p => p.Key, StringComparer.Ordinal)
            .ThenBy(static p => p.Value, StringComparer.Ordinal)
            .Select(static p => $"{Encode(p.Key)}={Encode(p.Value ?? "")}"));
}
