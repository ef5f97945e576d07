namespace AckAuthConsole.Emulator.State;

/// <summary>A RAM user.</summary>
internal sealed class RamUser
{
    /// <summary>18 decimal digits, starting with 2.</summary>
    public required string UserId { get; init; }

    public required string UserName { get; set; }

    public string DisplayName { get; set; } = "";

    public string MobilePhone { get; set; } = "";

    public string Email { get; set; } = "";

    public string Comments { get; set; } = "";

    public DateTimeOffset CreateDate { get; set; }

    public DateTimeOffset UpdateDate { get; set; }

    /// <summary>Null: never signed in.</summary>
    public DateTimeOffset? LastLoginDate { get; set; }

    /// <summary><c>active</c> or <c>freeze</c>.</summary>
    public string Status { get; set; } = "active";

    /// <summary><c>Manual</c>, <c>SCIM</c> or <c>CloudSSO</c>.</summary>
    public string ProvisionType { get; set; } = "Manual";

    public LoginProfile? LoginProfile { get; set; }

    /// <summary>Serial number of the bound MFA device; null without one.</summary>
    public string? MfaSerialNumber { get; set; }

    public Dictionary<string, string> Tags { get; set; } = [];
}

/// <summary>A RAM user's right to sign in with a password.</summary>
internal sealed class LoginProfile
{
    public bool PasswordResetRequired { get; set; }

    public bool MfaBindRequired { get; set; }

    public DateTimeOffset CreateDate { get; set; }
}
