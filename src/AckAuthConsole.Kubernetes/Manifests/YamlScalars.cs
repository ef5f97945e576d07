using System.Globalization;
using System.Text.RegularExpressions;

namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>What an unquoted word is, as the YAML library of Kubernetes reads it (YAML 1.1): there, <c>yes</c>, <c>on</c> and <c>y</c> are booleans.</summary>
internal static partial class YamlScalars
{
    public static ScalarType TypeOf(string word) => word switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarType.Null,
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y"
            or "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N" => ScalarType.Boolean,
        _ => (char.IsAsciiDigit(word[0]) || word[0] is '-' or '+' or '.') && Number().IsMatch(word) ? ScalarType.Number : ScalarType.Text,
    };

    public static bool IsTrue(string word) => word[0] is 't' or 'T' or 'y' or 'Y' || word.Equals("on", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a whole number; YAML 1.1 knows hexadecimal (<c>0x1F</c>), binary (<c>0b11</c>) and octal ones (<c>0644</c>), and <c>_</c> between digits.</summary>
    public static bool TryReadInteger(string word, out long number)
    {
        number = 0;
        var isNegative = word[0] == '-';
        var digits = word.TrimStart('-', '+').Replace("_", "", StringComparison.Ordinal);
        var isRead = digits switch
        {
            ['0', 'x', .. var hexadecimal] => long.TryParse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number),
            ['0', 'b', .. var binary] => long.TryParse(binary, NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out number),
            ['0', _, ..] when digits.All(c => c is >= '0' and <= '7') && digits.Length < 21 => TryReadOctal(digits, out number),
            _ => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number),
        };
        number = isNegative ? -number : number;
        return isRead;
    }

    private static bool TryReadOctal(string digits, out long number)
    {
        number = digits.Aggregate(0L, (sum, digit) => (sum << 3) + digit - '0');
        return true;
    }

    [GeneratedRegex(@"^[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
