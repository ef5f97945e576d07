using System.Globalization;
using System.Resources;

namespace AckAuthConsole.Cli.Output;

/// <summary>The program's texts in the language of the terminal. What an API server or a file says is repeated as it is.</summary>
internal static class CliText
{
    private static readonly ResourceManager s_texts = new(typeof(CliText));

    /// <summary>The culture that a terminal asks for (<c>LC_ALL</c>, <c>LC_MESSAGES</c>, <c>LANG</c>): Chinese where it says so, else English.</summary>
    public static CultureInfo CultureOf(Func<string, string?> variable) =>
        ((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v))?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true
            ? CultureInfo.GetCultureInfo(ChineseTexts.Culture)
            : CultureInfo.InvariantCulture;

    /// <summary>A text with its places filled; numbers are written as programs read them.</summary>
    public static string Of(string key, params object?[] arguments)
    {
        var text = s_texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
        return arguments.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, arguments);
    }
}
