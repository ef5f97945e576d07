using System.Globalization;
using AckAuthConsole.Cli;
using AckAuthConsole.Cli.Output;

ChineseTexts.Find();
CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CliText.CultureOf(Environment.GetEnvironmentVariable);
return await AckAuthCommand.RunAsync(args, new());
