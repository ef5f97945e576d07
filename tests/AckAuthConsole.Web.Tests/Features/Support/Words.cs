using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Tests.Features.Support;

/// <summary>The real texts, without a host.</summary>
internal static class Words
{
    private static readonly ResourceManagerStringLocalizerFactory s_factory = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    public static IStringLocalizer<T> Of<T>() => new StringLocalizer<T>(s_factory);

    /// <summary>The texts of this flow of the test from here on.</summary>
    public static void Speak(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
    }
}
