namespace AckAuthConsole.Core.Findings;

/// <summary>Names the resources with the words of the rules, in English and Chinese; the console and the command line share them.</summary>
public sealed class FindingTexts
{
    private FindingTexts()
    {
    }
}
