using AckAuthConsole.Data.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Data.Tests.Keys;

public sealed class DatabaseXmlRepositoryTests
{
    [Fact]
    public async Task WhatOneProcessProtects_AnotherReads()
    {
        await using var database = await TestDatabase.StartAsync();
        var secret = Protector(database).Protect("hello");
        await using var restarted = await database.OpenAnotherAsync();

        Protector(restarted).Unprotect(secret).ShouldBe("hello");

        database.Scalar("SELECT COUNT(*) FROM DataProtectionKeys").ShouldBe("1");
    }

    private static IDataProtector Protector(TestDatabase database) => database.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
