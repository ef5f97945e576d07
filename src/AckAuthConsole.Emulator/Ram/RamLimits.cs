namespace AckAuthConsole.Emulator.Ram;

/// <summary>Limits of an account, as documented in December 2025.</summary>
internal static class RamLimits
{
    public const int Users = 5000;
    public const int Groups = 300;
    public const int GroupsPerUser = 10;
    public const int Roles = 1000;
    public const int CustomPolicies = 1500;
    public const int VersionsPerPolicy = 5;
    public const int PolicyLength = 6144;
    public const int SystemPoliciesPerPrincipal = 20;
    public const int CustomPoliciesPerPrincipal = 10;
    public const int AccessKeysPerUser = 2;
    public const int TagsPerResource = 20;
}
