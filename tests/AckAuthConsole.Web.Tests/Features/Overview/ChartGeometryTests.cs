using AckAuthConsole.Web.Features.Overview;

namespace AckAuthConsole.Web.Tests.Features.Overview;

public sealed class ChartGeometryTests
{
    [Fact]
    public void TheGreatest_HasTheFullLengthAndTheOthersTheirShare() => ChartGeometry.Lengths([10, 5, 0], 200).ShouldBe([200, 100, 0]);

    [Fact]
    public void WhatIsNotNothing_CanBeSeen() => ChartGeometry.Lengths([1, 100_000], 96)[0].ShouldBe(ChartGeometry.Least);

    [Fact]
    public void NothingAtAll_DrawsNothing()
    {
        ChartGeometry.Lengths([], 96).ShouldBeEmpty();
        ChartGeometry.Lengths([0, 0], 96).ShouldBe([0, 0]);
    }
}
