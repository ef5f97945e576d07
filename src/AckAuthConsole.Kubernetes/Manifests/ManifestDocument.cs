namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>One document of a file, or the reason why it could not be read.</summary>
/// <param name="File">The file.</param>
/// <param name="Number">From 1.</param>
/// <param name="Root">What it holds; null for an empty one and for a fault.</param>
/// <param name="Fault">What is wrong; null when nothing is.</param>
internal sealed record ManifestDocument(string File, int Number, ManifestNode? Root, ManifestFault? Fault)
{
    /// <summary>Reads the documents of a text; a syntax error ends them.</summary>
    public static IEnumerable<ManifestDocument> Read(string file, byte[] text)
    {
        // A byte order mark is no part of the text.
        var content = text.AsMemory(text.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        return JsonTree.Looks(content.Span) ? ReadJson(file, content) : ReadYaml(file, content);
    }

    /// <summary>What begins as JSON may be YAML all the same, since YAML has braces too; only what is neither is told as wrong JSON.</summary>
    private static List<ManifestDocument> ReadJson(string file, ReadOnlyMemory<byte> text)
    {
        try
        {
            return [.. JsonTree.Read(text.Span).Select((root, index) => new ManifestDocument(file, index + 1, root, null))];
        }
        catch (ManifestSyntaxException e)
        {
            List<ManifestDocument> yaml = [.. ReadYaml(file, text)];
            return yaml.Exists(d => d.Fault is not null) ? [Broken(file, 1, e)] : yaml;
        }
    }

    private static IEnumerable<ManifestDocument> ReadYaml(string file, ReadOnlyMemory<byte> text)
    {
        using var reader = new StreamReader(new MemoryStream(text.ToArray(), writable: false));
        using var documents = YamlTree.Read(reader).GetEnumerator();
        for (var number = 1; ; number++)
        {
            ManifestDocument document;
            try
            {
                if (!documents.MoveNext())
                    yield break;
                document = new ManifestDocument(file, number, documents.Current, null);
            }
            catch (ManifestSyntaxException e)
            {
                document = Broken(file, number, Placed(e, text.Span));
            }

            yield return document;
            if (document.Fault is not null)
                yield break;
        }
    }

    /// <summary>The parser sees a tab where it gives up, and the end of a text on the line after it; people look at the tab, and at the last line.</summary>
    private static ManifestSyntaxException Placed(ManifestSyntaxException e, ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            number++;
            var line = text[range];
            var indentation = line[..(line.Length - line.TrimStart(" \t"u8).Length)];
            if (e.Reason == "Syntax" && number >= e.Line && indentation.IndexOf((byte)'\t') is >= 0 and var tab)
                return new ManifestSyntaxException("a tab stands where YAML allows spaces only", number, tab + 1);
        }

        return e.Line > number ? new ManifestSyntaxException(e.Message, number, text.Length - text.LastIndexOf((byte)'\n'), e.Reason) : e;
    }

    private static ManifestDocument Broken(string file, int number, ManifestSyntaxException e) => new(file, number, null, new ManifestFault(file, number, e.Line, e.Column, "", e.Reason, e.Message));
}
