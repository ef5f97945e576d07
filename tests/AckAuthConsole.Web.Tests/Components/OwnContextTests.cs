using System.Globalization;
using AckAuthConsole.Web.Components;

namespace AckAuthConsole.Web.Tests.Components;

public sealed class OwnContextTests
{
    [Fact]
    public async Task WhatAnotherThreadTells_IsHandledInTheLanguageOfTheComponent()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        var own = new OwnContext();
        var seen = new List<string>();

        await Task.Run(() =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            own.Run(() => seen.Add(CultureInfo.CurrentUICulture.Name));
            seen.Add(CultureInfo.CurrentUICulture.Name);
        });

        seen.ShouldBe(["zh-Hans", "en"]);
    }
}
