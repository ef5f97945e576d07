using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>Reads YAML documents one after the other. Aliases share what they point at, so that nothing grows by repetition in memory; how much they may add when written out is limited.</summary>
internal static class YamlTree
{
    private const int MaxDepth = 100;
    private const int MaxAliasedNodes = 100_000;

    /// <summary>The documents; an empty one is null.</summary>
    /// <exception cref="ManifestSyntaxException">At the first place that is no YAML; what comes after it cannot be read.</exception>
    public static IEnumerable<ManifestNode?> Read(TextReader text)
    {
        var parser = new Parser(new Scanner(text, skipComments: true));
        Next(parser);
        while (Next(parser) is DocumentStart)
        {
            var state = new Document(parser);
            var current = Next(parser);
            var root = current is Scalar { Value.Length: 0, IsQuotedImplicit: false, IsPlainImplicit: true } ? null : state.Read(current, 0);
            Next(parser);
            yield return root;
        }
    }

    private static ParsingEvent Next(Parser parser)
    {
        try
        {
            return parser.MoveNext() ? parser.Current! : new StreamEnd();
        }
        catch (YamlException e)
        {
            throw new ManifestSyntaxException(e.InnerException?.Message ?? e.Message, (int)e.Start.Line, (int)e.Start.Column);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner breaks on some texts that end in the middle of a word of a flow list.
            var last = parser.Current?.End ?? Mark.Empty;
            throw new ManifestSyntaxException("this is no YAML from here on", (int)last.Line, (int)last.Column);
        }
    }

    private sealed class Document(Parser parser)
    {
        private readonly Dictionary<AnchorName, (ManifestNode Node, int Size)> _anchors = [];
        private int _aliased;
        private int _size;

        public ManifestNode Read(ParsingEvent current, int depth)
        {
            var (line, column) = ((int)current.Start.Line, (int)current.Start.Column);
            if (depth > MaxDepth)
                throw new ManifestSyntaxException($"more than {MaxDepth} levels deep", line, column);
            _size++;
            switch (current)
            {
                case Scalar scalar:
                    return Anchor(scalar.Anchor, new ManifestNode.Scalar(scalar.Value, TypeOf(scalar), line, column), 1);
                case SequenceStart start:
                    {
                        var before = _size;
                        var list = new ManifestNode.Sequence(line, column);
                        for (var item = Next(parser); item is not SequenceEnd; item = Next(parser))
                            list.Add(Read(item, depth + 1));
                        return Anchor(start.Anchor, list, _size - before + 1);
                    }

                case MappingStart start:
                    {
                        var before = _size;
                        var map = new ManifestNode.Map(line, column);
                        for (var key = Next(parser); key is not MappingEnd; key = Next(parser))
                            ReadField(map, key, depth);
                        return Anchor(start.Anchor, map, _size - before + 1);
                    }

                case AnchorAlias alias:
                    if (!_anchors.TryGetValue(alias.Value, out var found))
                        throw new ManifestSyntaxException($"unknown anchor '{alias.Value}'", line, column);
                    _aliased += found.Size;
                    _size += found.Size;
                    return _aliased > MaxAliasedNodes ? throw new ManifestSyntaxException("the aliases of this document repeat too much", line, column) : found.Node;
                default:
                    throw new ManifestSyntaxException("not expected here", line, column);
            }
        }

        private static ScalarType TypeOf(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.IsPlainImplicit ? YamlScalars.TypeOf(scalar.Value) : ScalarType.Text;

        private void ReadField(ManifestNode.Map map, ParsingEvent key, int depth)
        {
            if (key is not Scalar { Value: var name })
                throw new ManifestSyntaxException("a field's name must be a text", (int)key.Start.Line, (int)key.Start.Column);
            var value = Read(Next(parser), depth + 1);
            if (name == "<<" && value is ManifestNode.Map or ManifestNode.Sequence)
            {
                Merge(map, value);
                return;
            }

            if (map.Find(name) is not null)
                throw new ManifestSyntaxException($"the field \"{name}\" is there twice", (int)key.Start.Line, (int)key.Start.Column, "Duplicate");
            map.Add(name, value);
        }

        // What is written beside a merge wins, wherever it stands; here only later fields can be told, so merges come first by custom.
        private static void Merge(ManifestNode.Map map, ManifestNode value)
        {
            foreach (var source in value is ManifestNode.Sequence list ? list.Items.OfType<ManifestNode.Map>() : [(ManifestNode.Map)value])
            {
                foreach (var (name, item) in source.Items)
                {
                    if (map.Find(name) is null)
                        map.Add(name, item);
                }
            }
        }

        private ManifestNode Anchor(AnchorName anchor, ManifestNode node, int size)
        {
            if (!anchor.IsEmpty)
                _anchors[anchor] = (node, size);
            return node;
        }
    }
}
