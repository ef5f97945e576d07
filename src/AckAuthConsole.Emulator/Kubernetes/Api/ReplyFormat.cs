using System.Globalization;


namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>The form in which the caller wants objects.</summary>
/// <param name="As">Empty: whole; <c>Table</c>, <c>PartialObjectMetadata</c>, <c>PartialObjectMetadataList</c>, <c>APIGroupDiscoveryList</c>.</param>
/// <param name="Version">Version of that kind, with which it is written.</param>
/// <param name="IsYaml">Written as YAML instead of JSON.</param>
internal sealed record ReplyFormat(string As, string Version = "v1", bool IsYaml = false)
{
    private static readonly string[] s_accepted = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];

    public static ReplyFormat Whole { get; } = new("");

    /// <summary>Chooses from an Accept header the first form that can be given.</summary>
    /// <param name="accept">The header; empty accepts everything.</param>
    /// <param name="mayBeTable">Whether tables and parts can be given.</param>
    /// <exception cref="KubeError">None can be given.</exception>
    public static ReplyFormat Choose(string accept, bool mayBeTable)
    {
        if (accept.Trim().Length == 0) return Whole;
        var onlyProtobuf = false;
        foreach (var clause in accept.Split(',').Select(Clause.Parse).OrderByDescending(clause => clause.Quality))
        {
            if (clause.As.Length > 0)
            {
                if (clause is { IsKnownForm: true, Type: "application/json" or "application/yaml" } && mayBeTable == (clause.As != "APIGroupDiscoveryList"))
                {
                    return new(clause.As, clause.Version, clause.Type == "application/yaml");
                }
                continue;
            }
            switch (clause.Type)
            {
                case "application/json" or "application/*" or "*/*":
                    return Whole;
                case "application/yaml":
                    return new("", IsYaml: true);
                case "application/vnd.kubernetes.protobuf":
                    onlyProtobuf = true;
                    break;
            }
        }
        // Who takes only protobuf can read JSON too: every such client looks at the answer's type.
        return onlyProtobuf ? Whole : throw KubeError.NotAcceptable(s_accepted);
    }

    private sealed record Clause(string Type, string As, string Group, string Version, double Quality)
    {
        public bool IsKnownForm => (As, Group, Version) switch
        {
            ("Table", "meta.k8s.io", "v1" or "v1beta1") => true,
            ("PartialObjectMetadata" or "PartialObjectMetadataList", "meta.k8s.io", "v1" or "v1beta1") => true,
            ("APIGroupDiscoveryList", "apidiscovery.k8s.io", "v2" or "v2beta1") => true,
            _ => false,
        };

        public static Clause Parse(string text)
        {
            var parts = text.Split(';', StringSplitOptions.TrimEntries);
            var parameters = parts.Skip(1).Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1]);
            var quality = double.TryParse(parameters["q"].FirstOrDefault(), CultureInfo.InvariantCulture, out var q) ? q : 1;
            return new(parts[0].ToLowerInvariant(), parameters["as"].FirstOrDefault() ?? "", parameters["g"].FirstOrDefault() ?? "", parameters["v"].FirstOrDefault() ?? "", quality);
        }
    }
}
