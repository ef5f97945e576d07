using AckAuthConsole.AlibabaCloud;
using AckAuthConsole.Data;
using AckAuthConsole.Data.Sqlite;
using AckAuthConsole.Kubernetes;
using AckAuthConsole.Web.Api;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Features.Authorizations;
using AckAuthConsole.Web.Layout;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Hosting;

/// <summary>The composition of the console, by part.</summary>
internal static class ConsoleApplication
{
    /// <summary>The languages that are offered, the fallback first.</summary>
    public static IReadOnlyList<string> Cultures { get; } = ["en", "zh-Hans"];

    /// <summary>The builder, with the content root beside the program where that is published, else the working directory.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var published = File.Exists(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = AuditVerification.Without(args), ContentRootPath = published ? AppContext.BaseDirectory : null });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);

        // It logs whole addresses, and the address of the sign-in's return holds the code.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Host.UseDefaultServiceProvider(static provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        return builder;
    }

    /// <summary>Registers everything.</summary>
    public static void AddConsole(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAlibabaCloud(builder.Configuration);
        services.AddKubernetes();
        services.AddConsoleData(builder.Configuration);
        services.AddConsoleDataSqlite(builder.Configuration);
        services.AddConsoleDataProtection();
        services.AddConsoleUseCases(builder.Configuration);
        services.AddConsoleSecurity(builder.Configuration);
        services.AddConsoleComponents();
        services.AddAuthorizationPages();
        services.AddRazorComponents().AddInteractiveServerComponents(static circuit => circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10))
            .AddHubOptions(static hub => hub.MaximumReceiveMessageSize = YamlEditor.MaxLength * 8);
        services.AddProblemDetails();
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        services.Configure<RequestLocalizationOptions>(static options =>
        {
            options.SetDefaultCulture(Cultures[0]).AddSupportedCultures([.. Cultures]).AddSupportedUICultures([.. Cultures]);
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = CultureEndpoint.CookieName }, new AcceptLanguageHeaderRequestCultureProvider()];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
    }

    /// <summary>The order in which a request passes.</summary>
    public static void UseConsole(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.IsUsed)
            app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseRequestLocalization();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorEndpoint.HandleAsync });
        app.UseWhen(static context => ErrorEndpoint.IsPage(context), static pages => pages.UseStatusCodePagesWithReExecute(ConsoleUrls.NotFound));
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>Everything that can be asked for.</summary>
    public static void MapConsole(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapCulture();
        app.MapSession();
        app.MapHistoryExport();
        app.MapWhoCanExport();
        app.MapFindingsExport();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(static options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>What must be done before the first request: the settings checked, all of them, then the database.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        var started = await app.Services.StartConsoleDataAsync(app.Lifetime.ApplicationStopping);
        if (started.Failure is { } failure)
            throw new StartRefusedException($"The database cannot be used ({failure.Code}). Check Database:Path, that its folder can be written and that the disk is not full; the log has the cause.");
    }
}
