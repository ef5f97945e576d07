using AckAuthConsole.Emulator.State;
using AckAuthConsole.Emulator.Tests.Support;

namespace AckAuthConsole.Emulator.Tests.State;

public class GrantLedgerTests
{
    private static readonly DateTimeOffset s_start = TestEmulator.Start;

    [Fact]
    public void VisibleAt_EachMoment_ShowsWhatHadBeenWrittenByThen()
    {
        var ledger = new GrantLedger();
        ledger.Replace("1", [Grant("dev")], s_start);
        ledger.Replace("1", [Grant("ops")], s_start.AddSeconds(10));

        ledger.VisibleAt("1", s_start.AddSeconds(-1)).ShouldBeEmpty();
        ledger.VisibleAt("1", s_start).Single().RoleName.ShouldBe("dev");
        ledger.VisibleAt("1", s_start.AddSeconds(9)).Single().RoleName.ShouldBe("dev");
        ledger.VisibleAt("1", s_start.AddSeconds(10)).Single().RoleName.ShouldBe("ops");
        ledger.Current("1").Single().RoleName.ShouldBe("ops");
        ledger.LastWriteAt("1").ShouldBe(s_start.AddSeconds(10));
        ledger.Current("2").ShouldBeEmpty();
    }

    [Fact]
    public void Replace_LongAfter_ForgetsOnlyWhatNoLagCanShow()
    {
        var ledger = new GrantLedger();
        ledger.Replace("1", [Grant("a")], s_start);
        ledger.Replace("1", [Grant("b")], s_start.AddMinutes(1));
        ledger.Replace("1", [Grant("c")], s_start.AddMinutes(30));

        ledger.VisibleAt("1", s_start.AddMinutes(30) - GrantLedger.MaxLag).Single().RoleName.ShouldBe("b");
        ledger.VisibleAt("1", s_start).ShouldBeEmpty();
    }

    private static Grant Grant(string role) => new() { Uid = "1", RoleName = role };
}
