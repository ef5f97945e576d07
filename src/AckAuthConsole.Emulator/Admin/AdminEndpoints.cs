using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AckAuthConsole.Emulator.Faults;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;
using AckAuthConsole.Emulator.Sts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace AckAuthConsole.Emulator.Admin;

/// <summary>What no cloud has: an endpoint that changes the account from outside, makes calls fail and tells which calls came.</summary>
internal sealed class AdminEndpoints(
    EmulatorOptions options, EmulatorState state, EmulatorAddresses addresses, RuntimeSettings settings, AccountAdmin account, ClusterAdmin clusterAdmin, FaultInjector faults, CallLog calls, OidcTokens tokens, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var admin = endpoints.MapGroup("/emulator/admin");
        admin.MapGet("/", http => Run(http, () => WriteAsync(http, AdminJson.Default.Overview, GetOverview())));

        admin.MapPost("/clusters", http => Run(http, async () => await CreatedAsync(http, account.CreateCluster(await ReadAsync(http, AdminJson.Default.NewCluster)))));
        admin.MapPatch("/clusters/{id}", http => Run(http, async () => account.ChangeCluster(Value(http, "id"), await ReadAsync(http, AdminJson.Default.ClusterChange))));
        admin.MapDelete("/clusters/{id}", http => Run(http, () => account.DeleteCluster(Value(http, "id"))));
        admin.MapGet("/clusters/{id}/kubeconfig", http => Run(http, () =>
        {
            var text = clusterAdmin.Kubeconfig(Value(http, "id"), http.Request.Query);
            http.Response.ContentType = "application/yaml";
            return http.Response.WriteAsync(text, http.RequestAborted);
        }));
        admin.MapPost("/clusters/{id}/compact", http => Run(http, () => clusterAdmin.Compact(Value(http, "id"))));
        admin.MapPost("/users", http => Run(http, async () => await CreatedAsync(http, account.CreateUser(await ReadAsync(http, AdminJson.Default.NewUser)))));
        admin.MapPatch("/users/{name}", http => Run(http, async () => account.ChangeUser(Value(http, "name"), await ReadAsync(http, AdminJson.Default.UserChange))));
        admin.MapDelete("/users/{name}", http => Run(http, () => account.DeleteUser(Value(http, "name"))));
        admin.MapPost("/roles", http => Run(http, async () => await CreatedAsync(http, account.CreateRole(await ReadAsync(http, AdminJson.Default.NewRole)))));
        admin.MapDelete("/roles/{name}", http => Run(http, () => account.DeleteRole(Value(http, "name"))));
        admin.MapPost("/oidc-providers", http => Run(http, async () => account.AddOidcProvider(await ReadAsync(http, AdminJson.Default.NewOidcProvider))));
        admin.MapPost("/oidc-token", http => Run(http, async () => await WriteAsync(http, AdminJson.Default.OidcTokenReply, Issue(await ReadAsync(http, AdminJson.Default.OidcTokenRequest)))));

        admin.MapGet("/faults", http => Run(http, () => WriteAsync(http, AdminJson.Default.IReadOnlyListFaultView, [.. faults.Rules.Select(r => new FaultView(r.Rule, r.Matched, r.Injected))])));
        admin.MapPost("/faults", http => Run(http, async () => await WriteAsync(http, AdminJson.Default.FaultRule, faults.Add(Checked(await ReadAsync(http, AdminJson.Default.FaultRule))))));
        admin.MapDelete("/faults", http => Run(http, faults.Clear));
        admin.MapDelete("/faults/{id}", http => Run(http, () =>
        {
            if (!faults.Remove(Value(http, "id"))) throw new KeyNotFoundException("There is no such rule.");
        }));

        admin.MapGet("/calls", http => Run(http, () => WriteAsync(http, AdminJson.Default.IReadOnlyListRecordedCall, Find(http.Request.Query))));
        admin.MapDelete("/calls", http => Run(http, calls.Clear));
        admin.MapGet("/settings", http => Run(http, () => WriteAsync(http, AdminJson.Default.SettingsView, GetSettings())));
        admin.MapPatch("/settings", http => Run(http, async () =>
        {
            Apply(await ReadAsync(http, AdminJson.Default.SettingsChange));
            await WriteAsync(http, AdminJson.Default.SettingsView, GetSettings());
        }));
        admin.MapPost("/reset", http => Run(http, async () =>
        {
            var canHaveBody = http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;
            account.Reset(canHaveBody ? (await ReadAsync(http, AdminJson.Default.ResetRequest)).Seed : null);
            faults.Clear();
            calls.Clear();
        }));
    }

    private static string Value(HttpContext http, string name) => (string)http.Request.RouteValues[name]!;

    private static async Task<T> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type) =>
        await JsonSerializer.DeserializeAsync(http.Request.Body, type, http.RequestAborted) ?? throw new JsonException("An object is expected.");

    private static Task WriteAsync<T>(HttpContext http, JsonTypeInfo<T> type, T value)
    {
        http.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(http.Response.Body, value, type, http.RequestAborted);
    }

    private static Task CreatedAsync(HttpContext http, Created created)
    {
        http.Response.StatusCode = StatusCodes.Status201Created;
        return WriteAsync(http, AdminJson.Default.Created, created);
    }

    private static FaultRule Checked(FaultRule rule)
    {
        if (rule.Share is < 0 or > 1) throw new ArgumentException("share must be from 0 to 1.");
        if (rule.Nth < 1 || rule.First < 0 || rule.DelayMs < 0 || rule.RetryAfterMs < 0) throw new ArgumentException("nth counts from 1; first, delayMs and retryAfterMs are not negative.");
        if (rule.Status is < 400 or > 599) throw new ArgumentException("status must be from 400 to 599.");
        return rule;
    }

    private Task Run(HttpContext http, Action action) => Run(http, () =>
    {
        action();
        return Task.CompletedTask;
    });

    private async Task Run(HttpContext http, Func<Task> action)
    {
        try
        {
            var isNear = http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
            // A web page must not drive the emulator behind its user's back: browsers name the page's origin, tools do not.
            if ((!isNear && IPAddress.IsLoopback(options.BindAddress)) || http.Request.Headers.ContainsKey("Origin"))
            {
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }
            await action();
            if (!http.Response.HasStarted && http.Response.ContentType is null) http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception e) when (e is ArgumentException or JsonException or KeyNotFoundException)
        {
            http.Response.StatusCode = e is KeyNotFoundException ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            await WriteAsync(http, AdminJson.Default.AdminError, new AdminError(e.Message));
        }
    }

    private Overview GetOverview()
    {
        lock (state.Gate)
        {
            return new(
                EmulatorState.AccountId, state.AccountAlias, addresses.Http, addresses.Https, state.Users.Count, state.Roles.Count, state.Groups.Count, state.Policies.Count,
                state.Clusters.Count, state.Grants.Uids.Count, GetSettings());
        }
    }

    private SettingsView GetSettings() => new(
        (int)settings.ReadLag.TotalMilliseconds, (int)settings.ConflictWindow.TotalMilliseconds, settings.AcceptLegacySignatures, settings.EnforceRates, settings.DescribeClustersV1Alive,
        settings.RefuseGrantWithoutRamRead);

    private void Apply(SettingsChange change)
    {
        if (change.ReadLagMs is < 0 || change.ReadLagMs > GrantLedger.MaxLag.TotalMilliseconds) throw new ArgumentException("readLagMs must be from 0 to 600000.");
        if (change.ConflictWindowMs < 0) throw new ArgumentException("conflictWindowMs must not be negative.");
        lock (state.Gate)
        {
            if (change.ReadLagMs is { } lag) settings.ReadLag = TimeSpan.FromMilliseconds(lag);
            if (change.ConflictWindowMs is { } window) settings.ConflictWindow = TimeSpan.FromMilliseconds(window);
            settings.AcceptLegacySignatures = change.AcceptLegacySignatures ?? settings.AcceptLegacySignatures;
            settings.EnforceRates = change.EnforceRates ?? settings.EnforceRates;
            settings.DescribeClustersV1Alive = change.DescribeClustersV1Alive ?? settings.DescribeClustersV1Alive;
            settings.RefuseGrantWithoutRamRead = change.RefuseGrantWithoutRamRead ?? settings.RefuseGrantWithoutRamRead;
        }
    }

    private OidcTokenReply Issue(OidcTokenRequest request) =>
        new(tokens.Issue(request.Issuer, request.Audience, request.Subject, clock.GetUtcNow(), TimeSpan.FromSeconds(request.LifetimeSeconds)));

    private List<RecordedCall> Find(IQueryCollection query)
    {
        var (action, uid) = (query["action"].ToString(), query["uid"].ToString());
        return [.. calls.Snapshot().Where(c => (action.Length == 0 || c.Action == action) && (uid.Length == 0 || c.Uid == uid))];
    }
}
