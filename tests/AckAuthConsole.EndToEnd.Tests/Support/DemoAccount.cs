namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>Ids of the demo account; each test changes people of its own.</summary>
internal static class DemoAccount
{
    public const string ProdHangzhou = "c6f0b1d94e7a2435c8d19e2f7a3b50001";
    public const string StagingHangzhou = "c6f0b1d94e7a2435c8d19e2f7a3b50002";
    public const string ProdShanghai = "c6f0b1d94e7a2435c8d19e2f7a3b50003";
    public const string TestSiliconValley = "c6f0b1d94e7a2435c8d19e2f7a3b50005";
    public const string EdgeBeijing = "c6f0b1d94e7a2435c8d19e2f7a3b50004";

    public const string TeamADev2 = "200000000000000005";
    public const string TeamBDev1 = "200000000000000009";
    public const string PaymentsDev2 = "200000000000000014";
    public const string Sre2 = "200000000000000018";
    public const string DataEngineer2 = "200000000000000021";
    public const string Intern1 = "200000000000000022";
    public const string Intern2 = "200000000000000023";
    public const string MonitoringBot = "200000000000000028";
    public const string WangWei = "200000000000000030";
    public const string LiNa = "200000000000000031";
    public const string ZhangMin = "200000000000000032";
    public const string LiuQiang = "200000000000000033";
    public const string QaTester1 = "200000000000000036";
    public const string CostAnalyst = "200000000000000038";
}
