namespace AckAuthConsole.Emulator.Tests.Support;

/// <summary>Keys to sign with.</summary>
internal sealed record ApiCredentials(string Id, string Secret, string? Token = null)
{
    public static ApiCredentials Account { get; } = new("emulator-account", "emulator-account-secret");

    public static ApiCredentials User(string name) => new("emulator-" + name, $"emulator-{name}-secret");
}
