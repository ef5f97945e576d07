using AckAuthConsole.Emulator;

var host = await EmulatorHost.StartAsync(new() { HttpPort = 0, HttpsPort = 0 });
Console.WriteLine(host.HttpAddress + " " + host.HttpsAddress);
await host.WaitForShutdownAsync();
return 0;
