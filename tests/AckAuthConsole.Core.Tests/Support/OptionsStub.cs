using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Options that a test can change at any time.</summary>
internal sealed class OptionsStub<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue { get; set; } = value;

    public T Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
