namespace AckAuthConsole.Emulator.State;

/// <summary>Behaviour that the admin endpoint can change while the emulator runs.</summary>
internal sealed class RuntimeSettings
{
    /// <summary>How far permission reads lag behind writes; at most <see cref="GrantLedger.MaxLag"/>.</summary>
    public TimeSpan ReadLag { get; set; }

    /// <summary>For how long after a permission write another one for the same identity gets <c>ErrAuthorizationConflict</c>.</summary>
    public TimeSpan ConflictWindow { get; set; }

    public bool AcceptLegacySignatures { get; set; }

    /// <summary>Whether the documented call rates are enforced.</summary>
    public bool EnforceRates { get; set; }

    public bool DescribeClustersV1Alive { get; set; }

    public bool RefuseGrantWithoutRamRead { get; set; }

    public static RuntimeSettings From(EmulatorOptions options) => new()
    {
        ReadLag = options.ReadLag,
        ConflictWindow = options.ConflictWindow,
        AcceptLegacySignatures = options.AcceptLegacySignatures,
        EnforceRates = options.EnforceRates,
        DescribeClustersV1Alive = options.DescribeClustersV1Alive,
        RefuseGrantWithoutRamRead = options.RefuseGrantWithoutRamRead,
    };
}
