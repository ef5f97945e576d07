using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Origins;

/// <summary>What the roles may hold that Kubernetes makes by itself (labelled <c>kubernetes.io/bootstrapping</c>), as far as the versions are known: <c>KubernetesDefaults.txt</c>.</summary>
public static class KubernetesDefaults
{
    private const int FirstMinor = 20;
    private const int LastMinor = 32;

    private static readonly FrozenDictionary<RbacKey, ImmutableArray<RbacRule>> s_rules = Read();

    /// <summary>Whether the rules of a version are known.</summary>
    /// <param name="version">As an API server or the cloud tells it: <c>v1.32.1</c>, <c>1.31.9-aliyun.1</c>.</param>
    public static bool Knows(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var parts = version.TrimStart('v').Split('.');
        return parts.Length > 1 && parts[0] == "1" && int.TryParse(parts[1].TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && minor is >= FirstMinor and <= LastMinor;
    }

    /// <summary>The rules of a role, of all versions that are known together; null for a role that Kubernetes does not make, or gathers from others.</summary>
    public static ImmutableArray<RbacRule>? RulesOf(RbacKey role) => s_rules.TryGetValue(role, out var rules) ? rules : null;

    private static FrozenDictionary<RbacKey, ImmutableArray<RbacRule>> Read()
    {
        using var stream = typeof(KubernetesDefaults).Assembly.GetManifestResourceStream("KubernetesDefaults.txt")!;
        using var text = new StreamReader(stream);
        var found = new Dictionary<RbacKey, ImmutableArray<RbacRule>>();
        var (key, rules) = (default(RbacKey?), ImmutableArray.CreateBuilder<RbacRule>());
        while (text.ReadLine() is { } line)
        {
            if (line[0] == '#')
                continue;
            if (line[0] == ' ')
            {
                rules.Add(Rule(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
                continue;
            }

            if (key is { } done)
                found[done] = rules.DrainToImmutable();
            key = Key(line.Split(' '));
        }

        found[key!.Value] = rules.DrainToImmutable();
        return found.ToFrozenDictionary();
    }

    private static RbacKey Key(string[] words) =>
        words[0] == nameof(RbacKind.ClusterRole) ? RbacKey.ClusterRole(words[1]) : RbacKey.Role(words[1].Split('/')[0], words[1].Split('/')[1]);

    private static RbacRule Rule(string[] words) => words[1].StartsWith('/')
        ? new RbacRule { Verbs = [.. words[0].Split(',')], NonResourceUrls = [.. words[1..]] }
        : new RbacRule
        {
            Verbs = [.. words[0].Split(',')],
            ApiGroups = [words[1] == "core" ? "" : words[1]],
            Resources = [.. words[2].Split(',')],
            ResourceNames = words is [.., "=", var names] ? [.. names.Split(',')] : [],
        };
}
