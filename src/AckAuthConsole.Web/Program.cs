using AckAuthConsole.Web.Hosting;

return await StartGuard.RunAsync(async () =>
{
    var builder = ConsoleApplication.CreateBuilder(args);
    await using var demo = await DemoAccount.StartAsync(builder);
    builder.AddConsole();

    await using var app = builder.Build();
    if (AuditVerification.IsAsked(args))
        return await AuditVerification.RunAsync(app);

    app.UseConsole();
    app.MapConsole();
    await app.PrepareAsync();
    await app.RunAsync();
    return 0;
});
