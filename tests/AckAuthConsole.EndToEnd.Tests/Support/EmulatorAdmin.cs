using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>What happens in the account without the console: faults, and what other people do there.</summary>
internal sealed class EmulatorAdmin(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler()) { BaseAddress = new Uri(address, "/emulator/admin/") };

    /// <summary>Makes calls fail by a rule of the emulator.</summary>
    public async Task<string> AddFaultAsync(object rule)
    {
        using var reply = await _http.PostAsJsonAsync("faults", rule);
        reply.EnsureSuccessStatusCode();
        return (string)(await reply.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }

    /// <summary>Ends one rule, or all.</summary>
    public async Task RemoveFaultsAsync(string? id = null)
    {
        using var reply = await _http.DeleteAsync(id is null ? "faults" : $"faults/{id}");
        reply.EnsureSuccessStatusCode();
    }

    /// <summary>How often a rule struck.</summary>
    public async Task<int> StruckAsync(string id)
    {
        var faults = await _http.GetFromJsonAsync<JsonArray>("faults");
        return (int)faults!.Single(fault => (string)fault!["rule"]!["id"]! == id)!["injected"]!;
    }

    public async Task<string> CreateUserAsync(string name, params string[] policies) => await CreateAsync("users", new { userName = name, displayName = "Made by a test", policies });

    public async Task<string> CreateRoleAsync(string name, params string[] policies) => await CreateAsync("roles", new { roleName = name, description = "Made by a test", policies });

    public void Dispose() => _http.Dispose();

    private async Task<string> CreateAsync(string what, object body)
    {
        using var reply = await _http.PostAsJsonAsync(what, body);
        reply.EnsureSuccessStatusCode();
        return (string)(await reply.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }
}
