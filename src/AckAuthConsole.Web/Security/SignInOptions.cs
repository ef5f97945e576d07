namespace AckAuthConsole.Web.Security;

/// <summary>Lifetimes of a session and the OAuth application that people sign in through. Bound from the section <see cref="SectionName"/>.</summary>
public sealed class SignInOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "SignIn";

    /// <summary>The id of the RAM OAuth application (<c>AppId</c>, digits). In demo mode the emulator's.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The application's secret (<c>AppSecretValue</c>). In demo mode the emulator's.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>After how long without activity a session ends: 1 minute to 12 hours.</summary>
    public TimeSpan IdleLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>After how long a session ends in any case: 5 minutes to 24 hours, not less than <see cref="IdleLifetime"/>.</summary>
    public TimeSpan AbsoluteLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a call to the sign-in service may take: 1 to 100 seconds.</summary>
    public TimeSpan BackchannelTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How far the clocks may differ when an id_token's lifetime is checked: 0 to 5 minutes.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(2);
}
