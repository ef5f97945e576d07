using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AckAuthConsole.Data.Storage;

/// <summary>Keeps every instant as its UTC ticks: a number that all databases compare and sort alike.</summary>
internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
