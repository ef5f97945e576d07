using System.Collections.Concurrent;
using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.AlibabaCloud.OpenApi.Credentials;
using AckAuthConsole.AlibabaCloud.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace AckAuthConsole.AlibabaCloud.Tests.OpenApi.Credentials;

public sealed class RefreshingCredentialProviderTests
{
    private readonly FakeClock _clock = new();
    private readonly ScriptedSource _source = new();

    [Fact]
    public async Task ManyCallers_AtOnce_CauseOneRefresh()
    {
        var provider = Create();
        var gate = _source.Hold();

        var callers = Enumerable.Range(0, 20).Select(_ => provider.GetAsync(default).AsTask()).ToList();
        gate.SetResult(Found("k1", TimeSpan.FromHours(1)));
        var got = await Task.WhenAll(callers);

        got.ShouldAllBe(c => c.AccessKeyId == "k1");
        _source.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task Session_IsKept_UntilAQuarterOfAnHourBeforeItsEnd()
    {
        var provider = Create();
        _source.Answer(Found("k1", TimeSpan.FromHours(1)));
        await provider.GetAsync(default);

        _clock.Advance(TimeSpan.FromMinutes(44));
        (await provider.GetAsync(default)).AccessKeyId.ShouldBe("k1");

        _source.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task Session_NearItsEnd_IsServedWhileOneRefreshRuns()
    {
        var provider = Create();
        _source.Answer(Found("k1", TimeSpan.FromHours(1)));
        await provider.GetAsync(default);
        _clock.Advance(TimeSpan.FromMinutes(46));
        var gate = _source.Hold();

        (await provider.GetAsync(default)).AccessKeyId.ShouldBe("k1");
        (await provider.GetAsync(default)).AccessKeyId.ShouldBe("k1");
        await _source.AskedTimesAsync(2);
        gate.SetResult(Found("k2", TimeSpan.FromHours(1)));

        // The refresh ends on a thread of its own; from then on the new session is served.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await provider.GetAsync(limit.Token)).AccessKeyId != "k2")
            await Task.Yield();
        _source.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task ShortSession_IsRenewedAfterHalfItsLife_NotOnEachCall()
    {
        var provider = Create();
        _source.Answer(Found("k1", TimeSpan.FromMinutes(10)));
        await provider.GetAsync(default);

        _clock.Advance(TimeSpan.FromMinutes(4));
        await provider.GetAsync(default);
        _source.Asked.ShouldBe(1);

        _clock.Advance(TimeSpan.FromMinutes(2));
        await provider.GetAsync(default);
        await _source.AskedTimesAsync(2);
    }

    [Fact]
    public async Task FailedEarlyRefresh_LeavesTheOldSession_UntilItExpires_AndIsNotKept()
    {
        var provider = Create();
        _source.Answer(Found("k1", TimeSpan.FromHours(1)));
        await provider.GetAsync(default);

        _clock.Advance(TimeSpan.FromMinutes(46));
        _source.Answer(new CredentialAnswer.Failed("down."));
        (await provider.GetAsync(default)).AccessKeyId.ShouldBe("k1");
        await _source.AskedTimesAsync(2);
        (await provider.GetAsync(default)).AccessKeyId.ShouldBe("k1");

        _clock.Advance(TimeSpan.FromMinutes(20));
        await Should.ThrowAsync<NoCredentialsException>(async () => await provider.GetAsync(default));

        _source.Answer(Found("k2", TimeSpan.FromHours(1)));
        (await provider.GetAsync(default)).AccessKeyId.ShouldBe("k2");
    }

    [Fact]
    public async Task OneCallersCancellation_DoesNotEndTheRefreshOfTheOthers()
    {
        var provider = Create();
        var gate = _source.Hold();
        using var cancellation = new CancellationTokenSource();
        var impatient = provider.GetAsync(cancellation.Token).AsTask();
        var patient = provider.GetAsync(default).AsTask();

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(impatient);
        gate.SetResult(Found("k1", TimeSpan.FromHours(1)));

        (await patient).AccessKeyId.ShouldBe("k1");
    }

    [Fact]
    public async Task CredentialsThatTheCloudCallsExpired_AreAskedForAgain()
    {
        var provider = Create();
        _source.Answer(new CredentialAnswer.Found(new("k1", "s", "t", null, "test")));
        var first = await provider.GetAsync(default);
        _source.Answer(new CredentialAnswer.Found(new("k2", "s", "t", null, "test")));

        provider.Invalidate(first);

        (await provider.GetAsync(default)).AccessKeyId.ShouldBe("k2");
        provider.Invalidate(first);
        (await provider.GetAsync(default)).AccessKeyId.ShouldBe("k2");
        _source.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task ExpiredSession_DuringACall_IsRenewedOnceAndTheCallRepeated()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Json(400, """{"Code":"InvalidSecurityToken.Expired","Message":"m"}"""), ScriptedServer.Json(200, "{}"));
        await using var harness = new CloudHarness(server.Address, _clock);
        _source.Answer(Found("k1", TimeSpan.FromHours(1)));
        var provider = Create();
        await provider.GetAsync(default);
        _source.Answer(Found("k2", TimeSpan.FromHours(1)));

        await new OpenApiClient(harness.Pipeline(), provider).SendAsync(
            OpenApiRequest.Rpc(CloudProduct.Ram, "2015-05-01", "AttachPolicyToUser", OperationKind.Write), default);

        server.Requests.Select(r => r.Headers["x-acs-accesskey-id"]).ShouldBe(["k1", "k2"]);
    }

    private RefreshingCredentialProvider Create() => new(new CredentialChain([_source]), _clock, NullLogger<RefreshingCredentialProvider>.Instance);

    private CredentialAnswer.Found Found(string id, TimeSpan life) => new(new(id, "s", "t", _clock.GetUtcNow() + life, "test"));

    private sealed class ScriptedSource : ICredentialSource
    {
        private readonly ConcurrentDictionary<int, TaskCompletionSource> _waiters = new();
        private Task<CredentialAnswer> _next = Task.FromResult<CredentialAnswer>(new CredentialAnswer.Nothing("nothing."));
        private int _asked;

        public string Name => "scripted";

        public int Asked => Volatile.Read(ref _asked);

        public void Answer(CredentialAnswer answer) => _next = Task.FromResult(answer);

        public TaskCompletionSource<CredentialAnswer> Hold()
        {
            var gate = new TaskCompletionSource<CredentialAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
            _next = gate.Task;
            return gate;
        }

        public Task AskedTimesAsync(int times) => Waiter(times).Task.WaitAsync(TimeSpan.FromSeconds(30));

        public async ValueTask<CredentialAnswer> AskAsync(CancellationToken cancellationToken)
        {
            var answer = _next;
            Waiter(Interlocked.Increment(ref _asked)).TrySetResult();
            return await answer.WaitAsync(cancellationToken);
        }

        private TaskCompletionSource Waiter(int times) =>
            _waiters.GetOrAdd(times, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
