using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>Writes the sign-in page: plain HTML, no script, no asset from elsewhere.</summary>
internal sealed class AuthorizePage(AuthorizeWords words, string nonce)
{
    private const string Style =
        """
        :root{color-scheme:light dark;--page:#f5f6f8;--panel:#fff;--line:#d9dde3;--text:#1c2127;--quiet:#58616d;--accent:#0b5cad;--accent-soft:#e8f1fb;--note:#fff4d6;--note-line:#e2b93b}
        @media (prefers-color-scheme:dark){:root{--page:#15181c;--panel:#1d2126;--line:#39404a;--text:#e8eaed;--quiet:#a7b0bb;--accent:#7db7f5;--accent-soft:#21344a;--note:#3a3115;--note-line:#8a7122}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--text);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
        main{max-width:640px;margin:0 auto;padding:32px 16px 64px}
        h1{font-size:20px;line-height:28px;margin:0 0 8px}
        h2{font-size:14px;margin:24px 0 8px;color:var(--quiet);font-weight:600}
        p{margin:0 0 16px}
        .note{background:var(--note);border:1px solid var(--note-line);border-radius:4px;padding:8px 12px}
        .search{display:flex;gap:8px;align-items:end;flex-wrap:wrap;margin:16px 0 0}
        .search div{flex:1 1 220px}
        label{display:block;font-size:12px;color:var(--quiet);margin-bottom:4px}
        input[type=search]{width:100%;height:36px;padding:0 12px;font:inherit;color:inherit;background:var(--panel);border:1px solid var(--quiet);border-radius:4px}
        button{font:inherit;color:inherit;cursor:pointer}
        .search button{height:36px;padding:0 16px;border:1px solid var(--accent);border-radius:4px;background:var(--panel);color:var(--accent)}
        a{color:var(--accent)}
        nav{margin:16px 0 0;font-size:12px}
        nav a{display:inline-block;padding:4px 0;margin-right:16px}
        ul{list-style:none;margin:0;padding:0;background:var(--panel);border:1px solid var(--line);border-radius:4px;overflow:hidden}
        li+li{border-top:1px solid var(--line)}
        .who{display:grid;grid-template-columns:32px 1fr;gap:0 12px;width:100%;padding:8px 12px;border:0;background:none;text-align:left;align-items:center}
        .who:hover,.who:focus-visible{background:var(--accent-soft)}
        .who[disabled]{cursor:not-allowed;color:var(--quiet);background:none}
        :focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
        .mark{grid-row:span 2;display:grid;place-items:center;width:32px;height:32px;border-radius:50%;background:var(--accent-soft);color:var(--accent);font-weight:600}
        .role .mark{border-radius:4px}
        .name{font-weight:600;overflow-wrap:anywhere}
        .about{font-size:12px;color:var(--quiet);overflow-wrap:anywhere}
        code{font-family:ui-monospace,SFMono-Regular,Consolas,monospace;font-size:12px;overflow-wrap:anywhere}
        """;

    // Everything outside ASCII stays readable; what has a meaning in HTML is still encoded.
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The texts that this page uses.</summary>
    public AuthorizeWords Words => words;

    /// <summary>The page with everyone one can sign in as.</summary>
    public string Choose(OAuthRequest request, string action, string search, IReadOnlyList<(string Type, IReadOnlyList<OAuthIdentity> Found, int Total)> types)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<h1>{E(words.Title)}</h1><p class=\"note\">{E(words.Intro)}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<form class=\"search\" method=\"get\" action=\"{E(action)}\" role=\"search\">");
        AppendHidden(html, request);
        html.Append(CultureInfo.InvariantCulture, $"<div><label for=\"q\">{E(words.SearchLabel)}</label><input type=\"search\" id=\"q\" name=\"q\" maxlength=\"100\" autocomplete=\"off\" value=\"{E(search)}\"></div>");
        html.Append(CultureInfo.InvariantCulture, $"<button type=\"submit\">{E(words.Search)}</button></form>");

        if (types.Count == 0)
        {
            var all = request.Carried().Aggregate(action, (address, pair) => QueryHelpers.AddQueryString(address, pair.Name, pair.Value));
            html.Append(CultureInfo.InvariantCulture, $"<h2 role=\"status\">{E(words.Nobody)}</h2><p><a href=\"{E(all)}\">{E(words.Clear)}</a></p>");
        }
        else
        {
            if (types.Count > 1)
            {
                html.Append("<nav>");
                foreach (var (type, _, total) in types)
                {
                    html.Append(CultureInfo.InvariantCulture, $"<a href=\"#{type}\">{E(Heading(type))} ({total})</a> ");
                }

                html.Append("</nav>");
            }

            html.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" action=\"{E(action)}\">");
            AppendHidden(html, request);
            foreach (var (type, found, total) in types)
            {
                AppendList(html, type, found);
                if (found.Count < total)
                {
                    html.Append(CultureInfo.InvariantCulture, $"<p class=\"about\">{E(string.Format(CultureInfo.InvariantCulture, words.More, found.Count, total))}</p>");
                }
            }

            html.Append("</form>");
        }

        return Frame(words.Title, html.ToString());
    }

    /// <summary>The page that says why there is no sign-in.</summary>
    public string Refuse(string reason, string? value = null) => Frame(
        words.RefusedTitle,
        $"<h1>{E(words.RefusedTitle)}</h1><p class=\"note\" role=\"alert\">{E(reason)}</p>{(value is null ? "" : $"<p><code>{E(value)}</code></p>")}");

    private string Heading(string type) => type switch
    {
        "user" => words.Users,
        "role" => words.Roles,
        _ => words.Account,
    };

    private void AppendList(StringBuilder html, string type, IReadOnlyList<OAuthIdentity> listed)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2 id=\"{type}\">{E(Heading(type))}</h2><ul aria-labelledby=\"{type}\" class=\"{type}\">");
        foreach (var identity in listed)
        {
            var about = identity.IsFrozen ? words.Frozen : identity.Remark;
            var disabled = identity.IsFrozen ? " disabled" : "";
            html.Append(CultureInfo.InvariantCulture, $"<li><button class=\"who\" name=\"identity\" value=\"{E(identity.Key)}\"{disabled}>");
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"mark\" aria-hidden=\"true\">{E(Initial(identity.Title))}</span><span class=\"name\">{E(identity.Title)}</span> ");
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"about\"><code>{E(identity.LoginName)}</code>{(about.Length == 0 ? "" : " · " + E(about))}</span></button></li>");
        }

        html.Append("</ul>");
    }

    private string Frame(string title, string body) =>
        $"<!DOCTYPE html><html lang=\"{words.Language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{E(title)}</title><style nonce=\"{E(nonce)}\">{Style}</style></head><body><main>{body}</main></body></html>";

    private static void AppendHidden(StringBuilder html, OAuthRequest request)
    {
        foreach (var (name, value) in request.Carried())
        {
            html.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{name}\" value=\"{E(value)}\">");
        }
    }

    private static string Initial(string title) => title.Length == 0 ? "?" : StringInfo.GetNextTextElement(title).ToUpperInvariant();

    private static string E(string text) => s_encoder.Encode(text);
}
