using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Kubernetes.Configuration;
using AckAuthConsole.Kubernetes.Live;
using AckAuthConsole.Kubernetes.Tests.Servers;
using AckAuthConsole.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Kubernetes.Tests.Live;

public sealed class ClusterApisTests : IDisposable
{
    private static readonly Cluster s_cluster = new() { Id = ClusterId.Parse("c1"), Name = "one", RegionId = "cn-hangzhou", State = "running" };

    private readonly TestAuthority _authority = new("ca");
    private readonly FakeClock _clock = new(TimeProvider.System.GetUtcNow());
    private readonly KubernetesOptions _options = new();
    private readonly Cloud _cloud;
    private readonly ClusterApis _apis;

    public ClusterApisTests()
    {
        _cloud = new Cloud(_authority);
        _apis = new ClusterApis(_cloud, new Settings(_options), _clock, NullLoggerFactory.Instance);
    }

    public void Dispose()
    {
        _apis.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task AKubeconfig_IsTakenOnce_AndRenewedBeforeItEnds()
    {
        _options.KubeconfigLifetime = TimeSpan.FromMinutes(60);
        await LeaseAsync();
        await LeaseAsync();
        _cloud.Asked.ShouldBe(["public 60"]);

        _clock.Advance(TimeSpan.FromMinutes(47));
        await LeaseAsync();
        _cloud.Asked.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await LeaseAsync();
        _cloud.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task WhileTheCloudGivesNoNewOne_TheOldOneServesToItsEnd()
    {
        await LeaseAsync();
        _cloud.Failure = new Failure.Unavailable(Dependency.Cloud);
        _clock.Advance(TimeSpan.FromMinutes(50));

        await LeaseAsync();
        await LeaseAsync();
        _cloud.Asked.Count.ShouldBe(2, "the next attempt waits a minute");
        _clock.Advance(TimeSpan.FromMinutes(11));
        (await _apis.LeaseAsync(s_cluster, default)).Failure.ShouldBeOfType<Failure.Unavailable>();
    }

    [Fact]
    public async Task WithoutAPublicAddress_ThePrivateOneIsUsed_AndTheReasonIsKept()
    {
        _cloud.Refused = isPrivate => isPrivate ? null : new Failure.Conflict("cloud.no-public-endpoint");

        await LeaseAsync();

        _cloud.Asked.ShouldBe(["public 60", "private 60"]);
        var endpoint = _apis.Peek(s_cluster.Id)!;
        (endpoint.IsPrivate, endpoint.FallbackReason!.Code).ShouldBe((true, "cloud.no-public-endpoint"));
    }

    [Fact]
    public async Task ARefusalOfTheCloud_IsNoReasonForTheOtherAddress()
    {
        _cloud.Failure = new Failure.Forbidden("cloud.forbidden");

        (await _apis.LeaseAsync(s_cluster, default)).Failure.ShouldBeOfType<Failure.Forbidden>();
        _cloud.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ACertificateThatIsNoLongerTaken_IsExchangedOnce()
    {
        var calls = 0;

        var result = await _apis.CallAsync(s_cluster, _ => ++calls == 1 ? throw Unauthorized() : Task.FromResult("done"), null, null, default);

        (result.Value, _cloud.Asked.Count).ShouldBe(("done", 2));
        var still = await _apis.CallAsync<string>(s_cluster, _ => throw Unauthorized(), null, null, default);
        still.IsSuccess.ShouldBeFalse();
    }

    private static KubernetesException Unauthorized() => new(new KubernetesError { Kind = KubernetesErrorKind.Unauthorized, Reason = "Unauthorized", Message = "Unauthorized", Code = 401 });

    private async Task LeaseAsync()
    {
        using var lease = (await _apis.LeaseAsync(s_cluster, default)).Value;
        lease.Api.Server.Host.ShouldBe("127.0.0.1");
    }

    private sealed class Cloud(TestAuthority authority) : IClusterKubeconfigs
    {
        public List<string> Asked { get; } = [];

        public Failure? Failure { get; set; }

        public Func<bool, Failure?> Refused { get; set; } = _ => null;

        public Task<Result<TemporaryKubeconfig>> GetAsync(Cluster cluster, bool isPrivate, TimeSpan lifetime, CancellationToken cancellationToken)
        {
            Asked.Add($"{(isPrivate ? "private" : "public")} {lifetime.TotalMinutes}");
            if ((Failure ?? Refused(isPrivate)) is { } failure)
                return Task.FromResult<Result<TemporaryKubeconfig>>(failure);
            var (certificate, key) = authority.ForClient(new KubeIdentity("console"), TimeSpan.FromDays(2));
            return Task.FromResult(Result.Success(new TemporaryKubeconfig(Servers.Kubeconfigs.WithCertificate(new Uri("https://127.0.0.1:1/"), authority.Pem, "console", certificate, key), null)));
        }
    }

    private sealed class Settings(KubernetesOptions options) : IOptionsMonitor<KubernetesOptions>
    {
        public KubernetesOptions CurrentValue => options;

        public KubernetesOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<KubernetesOptions, string?> listener) => null;
    }
}
