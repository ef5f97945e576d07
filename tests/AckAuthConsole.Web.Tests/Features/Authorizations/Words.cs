using System.Globalization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Web.Features.Authorizations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

/// <summary>The real texts, without a page.</summary>
internal static class Words
{
    public static AuthorizationWords For(IReadOnlyDictionary<ClusterId, Cluster>? clusters = null) => new(Localizer(), clusters ?? Samples.Clusters);

    public static IStringLocalizer<AuthorizationsText> Localizer() =>
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<AuthorizationsText>>();

    /// <summary>Runs in a culture and puts the old one back.</summary>
    public static T In<T>(string culture, Func<T> work)
    {
        var (ui, formats) = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return work();
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (ui, formats);
        }
    }
}
