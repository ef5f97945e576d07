using System.CommandLine;

namespace AckAuthConsole.Cli.Output;

/// <summary>The option <c>-o</c>.</summary>
internal static class OutputOption
{
    public static Option<string> Create(params string[] further)
    {
        string[] all = ["table", "json", .. further];
        var option = new Option<string>("--output", "-o") { Description = CliText.Of("Output_Format", string.Join(", ", all)), DefaultValueFactory = _ => "table" };
        option.AcceptOnlyFromAmong(all);
        return option;
    }
}
