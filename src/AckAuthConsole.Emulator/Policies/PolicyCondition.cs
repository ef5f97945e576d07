using System.Globalization;
using System.Net;

namespace AckAuthConsole.Emulator.Policies;

/// <summary>One key of one operator of a condition block.</summary>
/// <param name="Operator">A name of <see cref="Operators"/>.</param>
/// <param name="Key">For instance <c>acs:SourceIp</c>; compared without case.</param>
/// <param name="Values">One match suffices for a positive operator; a negative one wants none to match.</param>
internal sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    private const string Not = "Not";

    /// <summary>Every operator that a policy may use.</summary>
    public static readonly IReadOnlySet<string> Operators = new HashSet<string>(StringComparer.Ordinal)
    {
        "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike",
        "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals",
        "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals",
        "Bool", "IpAddress", "NotIpAddress",
    };

    /// <summary>Whether the condition holds. A key that the request does not have fails a positive operator and satisfies a negative one.</summary>
    public bool Holds(IReadOnlyDictionary<string, string> context)
    {
        var negative = Operator.Contains(Not, StringComparison.Ordinal);
        if (!context.TryGetValue(Key, out var actual))
        {
            return negative;
        }

        var positive = Operator.Replace(Not, string.Empty, StringComparison.Ordinal);
        foreach (var expected in Values)
        {
            if (Compare(positive, actual, expected))
            {
                return !negative;
            }
        }

        return negative;
    }

    private static bool Compare(string positive, string actual, string expected) => positive switch
    {
        "StringEquals" => string.Equals(actual, expected, StringComparison.Ordinal),
        "StringEqualsIgnoreCase" => string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase),
        "StringLike" => Wildcard.IsMatch(expected, actual, ignoreCase: false),
        "Bool" => bool.TryParse(actual, out var left) && bool.TryParse(expected, out var right) && left == right,
        "IpAddress" => IsInside(actual, expected),
        _ when positive.StartsWith("Numeric", StringComparison.Ordinal) =>
            Number(actual) is { } left && Number(expected) is { } right && Ordered(positive["Numeric".Length..], left.CompareTo(right)),
        _ when positive.StartsWith("Date", StringComparison.Ordinal) =>
            Instant(actual) is { } left && Instant(expected) is { } right && Ordered(positive["Date".Length..], left.CompareTo(right)),
        _ => false,
    };

    private static bool Ordered(string relation, int order) => relation switch
    {
        "Equals" => order == 0,
        "LessThan" => order < 0,
        "LessThanEquals" => order <= 0,
        "GreaterThan" => order > 0,
        "GreaterThanEquals" => order >= 0,
        _ => false,
    };

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private static bool IsInside(string actual, string range)
    {
        if (!IPAddress.TryParse(actual, out var address))
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (!range.Contains('/', StringComparison.Ordinal))
        {
            return IPAddress.TryParse(range, out var single) && single.Equals(address);
        }

        return TryParseRange(range, out var network) && network.Contains(address);
    }

    // IPNetwork insists on a base address whose host bits are zero; policies are written less strictly.
    private static bool TryParseRange(string range, out IPNetwork network)
    {
        network = default;
        var slash = range.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(range.AsSpan(0, slash), out var address)
            || !int.TryParse(range.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix))
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        if (prefix > bytes.Length * 8)
        {
            return false;
        }

        for (var bit = prefix; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        network = new IPNetwork(new IPAddress(bytes), prefix);
        return true;
    }
}
