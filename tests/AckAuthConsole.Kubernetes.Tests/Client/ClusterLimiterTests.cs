using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Testing;

namespace AckAuthConsole.Kubernetes.Tests.Client;

public sealed class ClusterLimiterTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task NoMoreThanTheNumber_IsUnderWay_FirstComeFirstServed()
    {
        var limiter = new ClusterLimiter(2, _clock);
        var (first, second) = (await limiter.AcquireAsync(default), await limiter.AcquireAsync(default));
        var (third, fourth) = (limiter.AcquireAsync(default).AsTask(), limiter.AcquireAsync(default).AsTask());
        third.IsCompleted.ShouldBeFalse();

        first.Dispose();
        first.Dispose();
        (await third).ShouldNotBeNull();
        fourth.IsCompleted.ShouldBeFalse();
        second.Dispose();
        (await fourth).ShouldNotBeNull();
    }

    [Fact]
    public async Task WhoGivesUp_LeavesHisPlace()
    {
        var limiter = new ClusterLimiter(1, _clock);
        var held = await limiter.AcquireAsync(default);
        using var patience = new CancellationTokenSource();
        var (given, next) = (limiter.AcquireAsync(patience.Token).AsTask(), limiter.AcquireAsync(default).AsTask());

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(given);
        held.Dispose();
        (await next).ShouldNotBeNull();
    }

    [Fact]
    public async Task AnOverloadedServer_HalvesTheNumberOnce_AndHoldsAllUntilItsTime()
    {
        var limiter = new ClusterLimiter(8, _clock);
        limiter.OnThrottled(TimeSpan.FromSeconds(5));
        limiter.OnThrottled(null);

        (limiter.Concurrency, limiter.HeldFor).ShouldBe((4, TimeSpan.FromSeconds(5)));
        var waiting = limiter.AcquireAsync(default).AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(5));
        (await waiting).ShouldNotBeNull();
        limiter.HeldFor.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Quiet_RaisesItByOneASecond_UpToTheNumber()
    {
        var limiter = new ClusterLimiter(4, _clock);
        limiter.OnThrottled(null);
        limiter.OnAnswered();
        limiter.Concurrency.ShouldBe(2);
        for (var second = 0; second < 5; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            limiter.OnAnswered();
            limiter.OnAnswered();
        }

        limiter.Concurrency.ShouldBe(4);
    }
}
