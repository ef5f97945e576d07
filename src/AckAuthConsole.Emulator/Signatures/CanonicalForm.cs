using System.Text;
using AckAuthConsole.Emulator.Gateway;

namespace AckAuthConsole.Emulator.Signatures;

/// <summary>The texts that are signed by version 3.</summary>
internal static class CanonicalForm
{
    /// <summary>Path as sent, with every segment decoded and encoded again, so that all spellings of one path sign alike.</summary>
    public static string Path(string rawPath)
    {
        if (rawPath.Length == 0) return "/";
        // A raw plus is what older encoders make of a space.
        return string.Join('/', rawPath.Split('/').Select(s => Uri.EscapeDataString(Uri.UnescapeDataString(s.Replace("+", "%20", StringComparison.Ordinal)))));
    }

    public static string Query(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal)
            .Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));

    public static string Request(RawRequest request, IReadOnlyList<string> signedHeaders, string payloadHash)
    {
        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            .Append(Path(request.Path)).Append('\n')
            .Append(Query(request.Query)).Append('\n');
        foreach (var name in signedHeaders)
        {
            var values = request.Headers[name].Select(v => v?.Trim() ?? "").Order(StringComparer.Ordinal);
            text.Append(name).Append(':').AppendJoin(',', values).Append('\n');
        }
        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash).ToString();
    }
}
