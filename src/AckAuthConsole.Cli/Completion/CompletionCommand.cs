using System.CommandLine;
using AckAuthConsole.Cli.Output;

namespace AckAuthConsole.Cli.Completion;

/// <summary><c>ackauth completion</c>: a script that makes the shell complete commands, options and values. The command itself knows them (its <c>[suggest]</c> directive).</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # ackauth completion for bash: put  source <(ackauth completion bash)  into ~/.bashrc
        _ackauth() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _ackauth ackauth
        """;

    private const string Zsh = """
        #compdef ackauth
        # ackauth completion for zsh: put  source <(ackauth completion zsh)  into ~/.zshrc
        _ackauth() {
            local line="${words[*]}"
            local -a found
            found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -a found
            _files
        }
        compdef _ackauth ackauth
        """;

    private const string Fish = """
        # ackauth completion for fish: ackauth completion fish > ~/.config/fish/completions/ackauth.fish
        function __ackauth_complete
            set -l line (commandline -cp)
            ackauth "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c ackauth -a '(__ackauth_complete)'
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = CliText.Of("Completion_Shell") };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", CliText.Of("Completion")) { shell };
        command.SetAction(async (parsed, _) =>
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(shell) switch
            {
                "zsh" => Zsh,
                "fish" => Fish,
                _ => Bash,
            });
            return ExitCodes.Ok;
        });
        return command;
    }
}
