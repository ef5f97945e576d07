using AckAuthConsole.Web.Hosting;

return await StartGuard.RunAsync(async () =>
{
    var builder = ConsoleApplication.CreateBuilder(args);
    if (AuditVerification.IsAsked(args))
        return await AuditVerification.RunAsync(builder);

    await using var demo = await DemoAccount.StartAsync(builder);
    builder.AddConsole();

    await using var app = builder.Build();
    app.UseConsole();
    app.MapConsole();
    await app.PrepareAsync();
    await demo.ReadyAsync();
    await app.RunAsync();
    return 0;
});
