using System.Globalization;
using AckAuthConsole.Emulator.Kubernetes.Authorization;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>An authorized request, as operations see it. The state's lock is held.</summary>
internal sealed class KubeCall
{
    public required KubeCluster Cluster { get; init; }

    /// <summary>Who is acting, after impersonation.</summary>
    public required KubeUser User { get; init; }

    public required KubeAttributes Attributes { get; init; }

    public required KubeResource Resource { get; init; }

    public required IQueryCollection Query { get; init; }

    /// <summary>Media type of the body, without parameters.</summary>
    public string ContentType { get; init; } = "";

    public ReadOnlyMemory<byte> Body { get; init; }

    public required IKubeAuthorizer Authorizer { get; init; }

    public required DateTimeOffset Now { get; init; }

    public string UserAgent { get; init; } = "";

    public string Namespace => Attributes.Namespace;

    public string Name => Attributes.Name;

    /// <summary>Everything happens but the storing.</summary>
    public bool IsDryRun => Query["dryRun"].Contains("All");

    /// <summary>Who is noted as the one who set fields.</summary>
    public string FieldManager => Query["fieldManager"].ToString() is { Length: > 0 } manager ? manager : UserAgent.Split('/')[0] is { Length: > 0 } agent ? agent[..Math.Min(agent.Length, 128)] : "unknown";

    /// <summary>Whether somebody may do something, as the authorizer decides.</summary>
    public KubeDecision Ask(KubeAttributes attributes) => Authorizer.Authorize(Cluster, User, attributes);

    /// <summary>Refuses what the caller may not do.</summary>
    public void Demand(KubeAttributes attributes)
    {
        var decision = Ask(attributes);
        if (!decision.Allowed) throw KubeError.Forbidden(User, attributes, decision.Reason);
    }

    /// <summary>Refuses query options that are not allowed for writes.</summary>
    /// <param name="kind">CreateOptions, UpdateOptions, PatchOptions or DeleteOptions.</param>
    public void CheckOptions(string kind)
    {
        var errors = new List<FieldError>();
        var dryRun = Query["dryRun"].OfType<string>().ToList();
        if (dryRun.Count > 0 && dryRun.Exists(value => value != "All"))
        {
            errors.Add(new("FieldValueNotSupported", "dryRun", $"Unsupported value: {GoText.Literal(dryRun)}: supported values: \"All\""));
        }
        if (Query["fieldManager"].ToString() is { Length: > 128 } manager)
        {
            errors.Add(new("FieldValueTooLong", "fieldManager", "Too long: may not be more than 128 bytes"));
        }
        if (Query["fieldValidation"].ToString() is { Length: > 0 } validation && validation is not ("Ignore" or "Warn" or "Strict"))
        {
            errors.Add(FieldError.NotSupported("fieldValidation", validation, "Ignore", "Strict", "Warn"));
        }
        if (errors.Count > 0) throw KubeError.Invalid("meta.k8s.io", kind, "", errors);
    }

    /// <summary>A whole number of the query; 0 if it is not there.</summary>
    public long Number(string name)
    {
        var text = Query[name].ToString();
        if (text.Length == 0) return 0;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw KubeError.BadRequest($"strconv.ParseInt: parsing {GoText.Quote(text)}: invalid syntax");
    }

    /// <summary>The same call, seen as another one.</summary>
    public KubeCall With(KubeAttributes attributes) => new()
    {
        Cluster = Cluster,
        User = User,
        Attributes = attributes,
        Resource = Resource,
        Query = Query,
        ContentType = ContentType,
        Body = Body,
        Authorizer = Authorizer,
        Now = Now,
        UserAgent = UserAgent,
    };
}
