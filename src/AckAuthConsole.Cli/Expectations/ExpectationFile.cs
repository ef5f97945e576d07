using System.Globalization;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Cli.Sources;
using AckAuthConsole.Core.Rbac.Objects;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AckAuthConsole.Cli.Expectations;

/// <summary>
/// Reads a file of expectations: a list <c>cases</c>; each case has <c>name</c> and either <c>as</c>, <c>groups</c>, <c>can</c> and <c>allowed</c>, or <c>who-can</c> and <c>subjects</c>; both take <c>namespace</c>
/// and <c>subresource</c>, the latter also <c>all-namespaces</c>. What is not known is an error, since a misspelt expectation would never fail.
/// </summary>
internal sealed class ExpectationFile(string file)
{
    private static readonly string[] s_canI = ["name", "as", "groups", "can", "namespace", "subresource", "allowed"];
    private static readonly string[] s_whoCan = ["name", "who-can", "namespace", "all-namespaces", "subresource", "subjects"];

    private readonly List<string> _faults = [];

    /// <summary>What is wrong, each with file and line.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Reads the text.</summary>
    public IReadOnlyList<Expectation> Read(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            Fault(e.Start, e.Message.Split("): ")[^1]);
            return [];
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            Fault(stream.Documents.Count > 0 ? stream.Documents[^1].RootNode.Start : Mark.Empty, CliText.Of("Case_Document"));
            return [];
        }

        foreach (var key in root.Children.Keys.Where(k => TextOf(k) != "cases"))
            Fault(key.Start, CliText.Of("Case_Unknown", TextOf(key), "cases"));
        if (Find(root, "cases") is not YamlSequenceNode cases)
        {
            Fault(root.Start, CliText.Of("Case_List"));
            return [];
        }

        return [.. cases.Select(Case).OfType<Expectation>()];
    }

    private Expectation? Case(YamlNode node)
    {
        if (node is not YamlMappingNode map)
        {
            Fault(node.Start, CliText.Of("Case_Mapping"));
            return null;
        }

        var (before, isWhoCan) = (_faults.Count, Find(map, "who-can") is not null);
        var known = isWhoCan ? s_whoCan : s_canI;
        foreach (var key in map.Children.Keys.Where(k => !known.Contains(TextOf(k))))
            Fault(key.Start, CliText.Of("Case_Unknown", TextOf(key), string.Join(", ", known)));
        var question = (Text(map, isWhoCan ? "who-can" : "can", required: true) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (question is not [var verb, var resource])
        {
            if (_faults.Count == before)
                Fault((Find(map, isWhoCan ? "who-can" : "can") ?? map).Start, CliText.Of("Case_Question"));
            return null;
        }

        var asked = ResourceArgument.Read(verb, resource, Text(map, "subresource") ?? "", Text(map, "namespace") ?? "");
        var line = (int)map.Start.Line;
        Expectation? made;
        if (isWhoCan)
        {
            var subjects = Texts(map, "subjects", required: true).Select(Subject).OfType<RbacSubject>().ToHashSet();
            made = new Expectation.WhoCan(Text(map, "name") ?? CliText.Of("Case_WhoCan", string.Join(' ', question)), line, asked, Flag(map, "all-namespaces") ?? false, subjects);
        }
        else
        {
            var user = Text(map, "as", required: true) ?? "";
            made = new Expectation.CanI(Text(map, "name") ?? $"{user} {string.Join(' ', question)}", line, asked, user, [.. Texts(map, "groups").Select(TextOf)], Flag(map, "allowed", required: true) ?? false);
        }

        return _faults.Count == before ? made : null;
    }

    private RbacSubject? Subject(YamlNode node)
    {
        switch (TextOf(node).Split('/'))
        {
            case ["User", .. { Length: > 0 } name]:
                return new RbacSubject(RbacSubjectKind.User, string.Join('/', name));
            case ["Group", .. { Length: > 0 } name]:
                return new RbacSubject(RbacSubjectKind.Group, string.Join('/', name));
            case ["ServiceAccount", var ns, var name]:
                return new RbacSubject(RbacSubjectKind.ServiceAccount, name, ns);
            default:
                Fault(node.Start, CliText.Of("Case_Subject", TextOf(node)));
                return null;
        }
    }

    private string? Text(YamlMappingNode map, string name, bool required = false)
    {
        switch (Find(map, name))
        {
            case YamlScalarNode { Value: { Length: > 0 } value }:
                return value;
            case null when !required:
                return null;
            case null:
                Fault(map.Start, CliText.Of("Case_Missing", name));
                return null;
            case var other:
                Fault(other.Start, CliText.Of("Case_Text", name));
                return null;
        }
    }

    private bool? Flag(YamlMappingNode map, string name, bool required = false)
    {
        if (Find(map, name) is not { } node)
        {
            if (required)
                Fault(map.Start, CliText.Of("Case_Missing", name));
            return null;
        }

        if (node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag)
            return flag.Value == "true";
        Fault(node.Start, CliText.Of("Case_Flag", name));
        return null;
    }

    private IEnumerable<YamlNode> Texts(YamlMappingNode map, string name, bool required = false)
    {
        switch (Find(map, name))
        {
            case YamlSequenceNode list:
                foreach (var item in list.Where(i => i is not YamlScalarNode))
                    Fault(item.Start, CliText.Of("Case_Texts", name));
                return list.OfType<YamlScalarNode>();
            case null when required:
                Fault(map.Start, CliText.Of("Case_Missing", name));
                return [];
            case null:
                return [];
            case var other:
                Fault(other.Start, CliText.Of("Case_Texts", name));
                return [];
        }
    }

    private void Fault(Mark at, string message) => _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{Math.Max(1, at.Line)}: {message}"));

    private static YamlNode? Find(YamlMappingNode map, string name) => map.Children.FirstOrDefault(c => TextOf(c.Key) == name).Value;

    private static string TextOf(YamlNode node) => node is YamlScalarNode { Value: { } value } ? value : "";
}
