using AckAuthConsole.Cli;

return await AckAuthCommand.Create().Parse(args).InvokeAsync();
