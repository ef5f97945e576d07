using AckAuthConsole.Emulator;

return await EmulatorCommand.Create().Parse(args).InvokeAsync();
