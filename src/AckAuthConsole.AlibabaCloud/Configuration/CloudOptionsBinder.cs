using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.AlibabaCloud.Configuration;

/// <summary>
/// Binds the section. The framework's binder stops at the first value that has the wrong form and does not say what is allowed, so every
/// value's form is checked here before.
/// </summary>
internal static class CloudOptionsBinder
{
    /// <exception cref="OptionsValidationException">Values of the wrong form, all of them.</exception>
    public static void Bind(IConfigurationSection section, CloudOptions options)
    {
        var failures = new List<string>();
        Check(section, typeof(CloudOptions), failures);
        if (failures.Count > 0)
            throw new OptionsValidationException(Options.DefaultName, typeof(CloudOptions), failures);

        section.Bind(options);
    }

    private static void Check(IConfigurationSection section, Type type, List<string> failures)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.CanWrite))
        {
            var child = section.GetSection(property.Name);
            if (property.PropertyType.IsClass && property.PropertyType != typeof(string))
                Check(child, property.PropertyType, failures);
            else if (child.Value is { Length: > 0 } text && Expected(property.PropertyType, text) is { } allowed)
                failures.Add($"{child.Path} is '{text}'; allowed is {allowed}.");
        }
    }

    /// <summary>Null when the text has the type's form, else what would be allowed. Never called for texts, secrets among them.</summary>
    private static string? Expected(Type type, string text)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) ? null : string.Join(" or ", Enum.GetNames(type));
        }

        if (type == typeof(bool))
            return bool.TryParse(text, out _) ? null : "true or false";
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? null : "a whole number";
        if (type == typeof(double))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? null : "a number";
        if (type == typeof(TimeSpan))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _) ? null : "a time as hh:mm:ss, for instance 00:00:20";

        return null;
    }
}
