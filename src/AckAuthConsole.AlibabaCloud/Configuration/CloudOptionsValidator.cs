using System.Globalization;
using System.Text.RegularExpressions;
using AckAuthConsole.AlibabaCloud.OpenApi;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.AlibabaCloud.Configuration;

/// <summary>Checks the whole section at start and lists every failure at once. A secret's value is never part of a message.</summary>
internal sealed partial class CloudOptionsValidator : IValidateOptions<CloudOptions>
{
    private const string Section = CloudOptions.SectionName;

    // The region has a check of its own; here only the form of addresses counts.
    private const string AnyRegion = "cn-hangzhou";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CloudOptions options)
    {
        var failures = new List<string>();

        if (!Enum.IsDefined(options.Mode))
            failures.Add($"{Section}:Mode must be Emulated or Live.");
        if (!Enum.IsDefined(options.Site))
            failures.Add($"{Section}:Site must be China or International.");
        if (!string.IsNullOrWhiteSpace(options.Region) && !RegionPattern().IsMatch(options.Region))
            failures.Add($"{Section}:Region '{options.Region}' is not a region id; allowed are lower-case letters, digits and '-', for instance cn-hangzhou.");

        CheckKeys(options, failures);
        CheckEndpoints(options, failures);
        CheckCredentials(options, failures);
        CheckNumbers(options, failures);

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckKeys(CloudOptions options, List<string> failures)
    {
        var hasId = !string.IsNullOrWhiteSpace(options.AccessKeyId);
        var hasSecret = !string.IsNullOrWhiteSpace(options.AccessKeySecret);
        var hasToken = !string.IsNullOrWhiteSpace(options.SecurityToken);

        if (hasId && !hasSecret)
            failures.Add($"{Section}:AccessKeySecret is missing; {Section}:AccessKeyId and {Section}:AccessKeySecret are set both or not at all.");
        if (hasSecret && !hasId)
            failures.Add($"{Section}:AccessKeyId is missing; {Section}:AccessKeyId and {Section}:AccessKeySecret are set both or not at all.");
        if (hasToken && !hasId)
            failures.Add($"{Section}:SecurityToken needs {Section}:AccessKeyId and {Section}:AccessKeySecret of the same session.");
        if (hasId && !hasToken && options.AccessKeyId!.StartsWith("STS.", StringComparison.Ordinal))
            failures.Add($"{Section}:SecurityToken is missing; {Section}:AccessKeyId is a temporary one (it starts with 'STS.').");
    }

    private static void CheckEndpoints(CloudOptions options, List<string> failures)
    {
        var endpoints = options.Endpoints;
        (string Key, string? Value, bool Regional)[] all =
        [
            (nameof(endpoints.Default), endpoints.Default, options.Mode == CloudMode.Live),
            (nameof(endpoints.Ram), endpoints.Ram, false),
            (nameof(endpoints.Ims), endpoints.Ims, false),
            (nameof(endpoints.Sts), endpoints.Sts, true),
            (nameof(endpoints.ContainerService), endpoints.ContainerService, true),
            (nameof(endpoints.OAuthPublic), endpoints.OAuthPublic, false),
            (nameof(endpoints.OAuthInternal), endpoints.OAuthInternal, false),
        ];

        foreach (var (key, value, regional) in all)
        {
            if (string.IsNullOrWhiteSpace(value))
                continue;

            var full = $"{Section}:Endpoints:{key}";
            if (!regional && value.Contains(CloudEndpoints.RegionPlaceholder, StringComparison.Ordinal))
                failures.Add($"{full} may not contain {CloudEndpoints.RegionPlaceholder}; this service has one address for all regions.");
            else if (!CloudEndpoints.TryParseOrigin(value, AnyRegion, out var origin))
                failures.Add($"{full} is not an address; allowed is http(s)://host[:port] without path, user or query.");
            else if (!CloudEndpoints.IsTransportAllowed(origin, options.Mode))
                failures.Add($"{full} '{value}' must use https; http is allowed in emulated mode or for a loopback address.");
        }

        if (options.Mode == CloudMode.Live && !string.IsNullOrWhiteSpace(endpoints.OAuthInternal) && string.IsNullOrWhiteSpace(endpoints.OAuthPublic))
            failures.Add($"{Section}:Endpoints:OAuthPublic is missing; {Section}:Endpoints:OAuthInternal is used only together with it.");

        if (options.Mode != CloudMode.Emulated || !string.IsNullOrWhiteSpace(endpoints.Default))
            return;

        // Without an address an emulated console would quietly talk to the real cloud.
        foreach (var (key, value, _) in all)
        {
            if (key is not (nameof(endpoints.Default) or nameof(endpoints.OAuthInternal)) && string.IsNullOrWhiteSpace(value))
                failures.Add($"{Section}:Endpoints:{key} is missing; with {Section}:Mode=Emulated set it or {Section}:Endpoints:Default to the emulator's address, for instance http://127.0.0.1:5081.");
        }
    }

    private static void CheckCredentials(CloudOptions options, List<string> failures)
    {
        if (!CloudEndpoints.TryParseOrigin(options.Credentials.MetadataAddress, AnyRegion, out _))
            failures.Add($"{Section}:Credentials:MetadataAddress is not an address; allowed is http(s)://host[:port].");

        var sources = options.Credentials;
        if (string.IsNullOrWhiteSpace(options.AccessKeyId)
            && !(sources.Environment || sources.Oidc || sources.CliProfile || sources.IniFile || sources.EcsMetadata || sources.CredentialsUri))
        {
            failures.Add($"{Section}:Credentials switches every source off and {Section}:AccessKeyId is missing; set the key or switch on Environment, Oidc, CliProfile, IniFile, EcsMetadata or CredentialsUri.");
        }
    }

    private static void CheckNumbers(CloudOptions options, List<string> failures)
    {
        Between("MaxResponseBytes", options.MaxResponseBytes, 64 * 1024, 256 * 1024 * 1024);

        Within("Timeouts:Connect", options.Timeouts.Connect, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        Within("Timeouts:Read", options.Timeouts.Read, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Within("Timeouts:Write", options.Timeouts.Write, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Within("Timeouts:Metadata", options.Timeouts.Metadata, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));

        Between("Retry:MaxRetries", options.Retry.MaxRetries, 0, 20);
        Within("Retry:BaseDelay", options.Retry.BaseDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        Within("Retry:MaxDelay", options.Retry.MaxDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(5));
        Within("Retry:ConflictDelay", options.Retry.ConflictDelay, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Within("Retry:TotalTime", options.Retry.TotalTime, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30));

        Within("Limits:RecoveryInterval", options.Limits.RecoveryInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10));
        Limit("Limits:ContainerService", options.Limits.ContainerService);
        Limit("Limits:Ram", options.Limits.Ram);
        Limit("Limits:Ims", options.Limits.Ims);
        Limit("Limits:Sts", options.Limits.Sts);

        void Limit(string key, ProductLimitOptions limit)
        {
            Between($"{key}:MaxConcurrency", limit.MaxConcurrency, 1, 256);
            Between($"{key}:MaxRequestsPerSecond", limit.MaxRequestsPerSecond, 0.1, 1000);
        }

        void Between(string key, double value, double low, double high)
        {
            // Written so that NaN fails as well.
            if (!(value >= low && value <= high))
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{Section}:{key} is {value}; allowed is {low} to {high}."));
        }

        void Within(string key, TimeSpan value, TimeSpan low, TimeSpan high)
        {
            if (value < low || value > high)
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{Section}:{key} is {value:c}; allowed is {low:c} to {high:c}."));
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex RegionPattern();
}
