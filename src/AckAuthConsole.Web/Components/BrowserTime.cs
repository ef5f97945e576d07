using System.Globalization;

namespace AckAuthConsole.Web.Components;

/// <summary>The viewer's time zone. UTC until the browser said which one it is.</summary>
public sealed class BrowserTime(TimeProvider clock)
{
    /// <summary>Raised when the zone became known.</summary>
    public event Action? Changed;

    /// <summary>The zone in which times are shown.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>Now, in the viewer's zone.</summary>
    public DateTimeOffset Now => ToLocal(clock.GetUtcNow());

    /// <summary>The instant in the viewer's zone.</summary>
    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>Date and time without ambiguity, for instance <c>2026-11-22 12:03:45</c>.</summary>
    public string Format(DateTimeOffset instant) => ToLocal(instant).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>As <see cref="Format"/>, with the zone: <c>2026-11-22 12:03:45 (UTC+08:00)</c>.</summary>
    public string FormatWithZone(DateTimeOffset instant)
    {
        var local = ToLocal(instant);
        var offset = local.Offset;
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd HH:mm:ss} (UTC{sign}{offset:hh\\:mm})");
    }

    /// <summary>The instant of a local date and time that the viewer typed.</summary>
    public DateTimeOffset FromLocal(DateTime local)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(unspecified, Zone.GetUtcOffset(unspecified)).ToUniversalTime();
    }

    /// <summary>Takes the browser's IANA zone; an unknown name changes nothing.</summary>
    public void Use(string? zoneId)
    {
        if (zoneId is null || !TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var zone) || zone.Equals(Zone))
            return;

        Zone = zone;
        Changed?.Invoke();
    }
}
