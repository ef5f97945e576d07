using System.Globalization;
using AckAuthConsole.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var users = args.Length > 0 && int.TryParse(args[0], CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 5000;

Machine.Describe();
await Startup.MeasureAsync();
await PrincipalLists.MeasureAsync(users);
