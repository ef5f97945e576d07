using AckAuthConsole.AlibabaCloud.Configuration;
using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.AlibabaCloud.Tests.Support;

namespace AckAuthConsole.AlibabaCloud.Tests.OpenApi;

public sealed class AdaptiveLimiterTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Acquire_WhenAllTurnsAreTaken_WaitsForTheFirstToEnd()
    {
        var limiter = Create(concurrency: 2, rate: 100);
        var first = await limiter.AcquireAsync(default);
        await limiter.AcquireAsync(default);

        var third = limiter.AcquireAsync(default).AsTask();
        third.IsCompleted.ShouldBeFalse();
        first.Dispose();

        await third;
    }

    [Fact]
    public async Task Lease_DisposedTwice_FreesOneTurnOnly()
    {
        var limiter = Create(concurrency: 1, rate: 100);
        var lease = await limiter.AcquireAsync(default);
        lease.Dispose();
        lease.Dispose();

        await limiter.AcquireAsync(default);

        limiter.AcquireAsync(default).AsTask().IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Acquire_BeyondTheRate_WaitsForTheNextToken()
    {
        var limiter = Create(concurrency: 100, rate: 2);
        await limiter.AcquireAsync(default);
        await limiter.AcquireAsync(default);

        var third = limiter.AcquireAsync(default).AsTask();
        third.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(501));

        await third;
    }

    [Fact]
    public async Task Waiters_AreServedInTheirOrder()
    {
        var limiter = Create(concurrency: 1, rate: 100);
        var lease = await limiter.AcquireAsync(default);
        var second = limiter.AcquireAsync(default).AsTask();
        var third = limiter.AcquireAsync(default).AsTask();

        lease.Dispose();
        (await second).ShouldNotBeNull();
        third.IsCompleted.ShouldBeFalse();
        (await second).Dispose();

        await third;
    }

    [Fact]
    public async Task Waiter_ThatIsCancelled_LeavesTheQueueAndTakesNoTurn()
    {
        var limiter = Create(concurrency: 1, rate: 100);
        var lease = await limiter.AcquireAsync(default);
        using var cancellation = new CancellationTokenSource();
        var cancelled = limiter.AcquireAsync(cancellation.Token).AsTask();
        var next = limiter.AcquireAsync(default).AsTask();

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cancelled);
        limiter.Waiting.ShouldBe(1);
        lease.Dispose();

        await next;
    }

    [Fact]
    public void Throttling_HalvesBothLimits_AndABurstCountsOnce()
    {
        var limiter = Create(concurrency: 16, rate: 20);

        limiter.OnThrottled(null);
        limiter.OnThrottled(null);
        limiter.OnThrottled(null);

        limiter.Concurrency.ShouldBe(8);
        limiter.Rate.ShouldBe(10);
    }

    [Fact]
    public void Throttling_AgainAndAgain_NeverStopsTheLimiter()
    {
        var limiter = Create(concurrency: 16, rate: 20);

        for (var i = 0; i < 30; i++)
        {
            limiter.OnThrottled(null);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        limiter.Concurrency.ShouldBe(1);
        limiter.Rate.ShouldBe(0.2);
    }

    [Fact]
    public void Quiet_RaisesTheLimitsStepByStep_UpToTheMaximum()
    {
        var limiter = Create(concurrency: 20, rate: 20);
        limiter.OnThrottled(null);

        limiter.OnAnswered();
        limiter.Rate.ShouldBe(10);

        _clock.Advance(TimeSpan.FromSeconds(5));
        limiter.OnAnswered();
        limiter.OnAnswered();
        limiter.Rate.ShouldBe(12);
        limiter.Concurrency.ShouldBe(12);

        for (var i = 0; i < 20; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            limiter.OnAnswered();
        }

        limiter.Rate.ShouldBe(20);
        limiter.Concurrency.ShouldBe(20);
    }

    [Fact]
    public async Task RetryAfter_HoldsEveryCallerUntilThen()
    {
        var limiter = Create(concurrency: 16, rate: 20);
        limiter.OnThrottled(TimeSpan.FromSeconds(3));

        var waiting = limiter.AcquireAsync(default).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(2.9));
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        await waiting;
    }

    private AdaptiveLimiter Create(int concurrency, double rate) =>
        new(new ProductLimitOptions { MaxConcurrency = concurrency, MaxRequestsPerSecond = rate }, TimeSpan.FromSeconds(5), _clock);
}
