using System.Reflection;
using System.Text.Json.Nodes;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Kubernetes.Manifests;

namespace AckAuthConsole.Cli.Findings;

/// <summary>Findings in the form of code scanners: SARIF 2.1.0 of OASIS. Locations are the manifests that give what was found; of a cluster there are only names.</summary>
internal static class Sarif
{
    public static JsonObject Of(IReadOnlyList<Finding> findings, IReadOnlyDictionary<RbacKey, ManifestPlace> places, RuleWords words)
    {
        var rules = findings.Select(f => f.Rule).Distinct().OrderBy(r => r.Id, StringComparer.Ordinal).ToList();
        return new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "ackauth",
                        ["version"] = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0.0.0",
                        ["rules"] = new JsonArray([.. rules.Select(r => (JsonNode)Rule(r, words))]),
                    },
                },
                ["results"] = new JsonArray([.. findings.Select(f => (JsonNode)Result(f, rules.IndexOf(f.Rule), places, words))]),
            }),
        };
    }

    private static JsonObject Rule(FindingRule rule, RuleWords words) => new()
    {
        ["id"] = rule.Id,
        ["shortDescription"] = new JsonObject { ["text"] = words.Title(rule) },
        ["fullDescription"] = new JsonObject { ["text"] = words.Why(rule) },
        ["help"] = new JsonObject { ["text"] = $"{words.Fix(rule)} ({rule.Documentation})" },
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },

        // The scale that scanners sort by, as CVSS has it.
        ["properties"] = new JsonObject { ["security-severity"] = Score(rule.Severity), ["tags"] = RbacJson.Texts(["security", "kubernetes", "rbac", rule.Family.ToString().ToLowerInvariant(), .. rule.Cis.Select(c => "CIS-" + c)]) },
    };

    private static JsonObject Result(Finding finding, int index, IReadOnlyDictionary<RbacKey, ManifestPlace> places, RuleWords words)
    {
        var where = finding.Namespace.Length == 0 ? "" : $" (namespace {finding.Namespace})";
        var json = new JsonObject
        {
            ["ruleId"] = finding.Rule.Id,
            ["ruleIndex"] = index,
            ["level"] = Level(finding.Severity),
            ["message"] = new JsonObject { ["text"] = $"{FindingsCommand.Target(finding)}{where}: {words.Title(finding.Rule)}. {words.Why(finding.Rule)}" },
            ["locations"] = new JsonArray([.. Keys(finding).Distinct().Select(k => (JsonNode)Location(k, places.GetValueOrDefault(k)))]),
            ["partialFingerprints"] = new JsonObject { ["finding/v1"] = finding.Fingerprint },
        };
        if (finding.Standing != FindingStanding.Open)
            json["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "external", ["justification"] = finding.Standing.ToString() });
        return json;
    }

    // The binding is what one would take away, the role what one would change.
    private static IEnumerable<RbacKey> Keys(Finding finding)
    {
        if (finding.Object is { } key)
            yield return key;
        foreach (var chain in finding.Evidence)
        {
            if (chain.Binding is { } binding)
                yield return binding.Key;
            if (chain.Role is { } role)
                yield return role.Key;
        }
    }

    private static JsonObject Location(RbacKey key, ManifestPlace? place)
    {
        var json = new JsonObject { ["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = key.ToString(), ["kind"] = "resource" }) };
        if (place is not null && place.File != "-")
        {
            json["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = Uri.EscapeDataString(place.File).Replace("%2F", "/", StringComparison.Ordinal) },
                ["region"] = new JsonObject { ["startLine"] = place.Line },
            };
        }

        return json;
    }

    private static string Level(FindingSeverity severity) => severity switch
    {
        >= FindingSeverity.High => "error",
        FindingSeverity.Medium => "warning",
        _ => "note",
    };

    private static string Score(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Critical => "9.5",
        FindingSeverity.High => "8.0",
        FindingSeverity.Medium => "5.5",
        FindingSeverity.Low => "2.5",
        _ => "0.5",
    };
}
