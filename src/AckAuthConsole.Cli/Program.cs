using AckAuthConsole.Cli;

return await AckAuthCommand.RunAsync(args, new());
