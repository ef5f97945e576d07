using System.Net;
using System.Text.RegularExpressions;

namespace AckAuthConsole.Benchmarks;

/// <summary>Signs in as a browser does, by following what the pages say.</summary>
internal static partial class SignInFlow
{
    /// <summary>Opens the first page as somebody; ends with the page itself.</summary>
    public static async Task<string> OpenFirstPageAsync(HttpClient client, Uri console, string identity)
    {
        using var choose = await client.GetAsync(console);
        var html = await choose.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        if (choose.RequestMessage!.RequestUri!.Authority == console.Authority) throw new InvalidOperationException("The first page did not ask for a sign-in.");
        var fields = HiddenField().Matches(html).ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        fields["identity"] = identity;
        var action = WebUtility.HtmlDecode(PostForm().Match(html).Groups[1].Value);
        using var form = new FormUrlEncodedContent(fields);
        using var page = await client.PostAsync(new Uri(choose.RequestMessage.RequestUri, action), form);
        return await page.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\"")]
    private static partial Regex PostForm();
}
