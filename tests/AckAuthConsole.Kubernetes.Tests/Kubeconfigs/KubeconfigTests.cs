using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Kubeconfigs;
using AckAuthConsole.Kubernetes.Tests.Servers;
using AckAuthConsole.Testing;

namespace AckAuthConsole.Kubernetes.Tests.Kubeconfigs;

public sealed class KubeconfigTests : IDisposable
{
    private const string Whole = """
        apiVersion: v1
        kind: Config
        current-context: first
        clusters:
        - name: c
          cluster: {server: "https://127.0.0.1:6443/base", insecure-skip-tls-verify: true}
        contexts:
        - name: first
          context: {cluster: c, user: u, namespace: team-a}
        - name: second
          context: {cluster: c, user: ""}
        users:
        - name: u
          user: {token: "abc"}
        """;

    private readonly TestAuthority _authority = new("ca");

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void AToken_AndContexts_AreRead()
    {
        var config = Kubeconfig.Parse(Whole).Value;

        (config.CurrentContext, string.Join(',', config.Contexts.Select(c => c.Name))).ShouldBe(("first", "first,second"));
        using var connection = config.Connect().Value;
        (connection.Server.ToString(), connection.Namespace, connection.HasToken, connection.InsecureSkipTlsVerify).ShouldBe(("https://127.0.0.1:6443/base/", "team-a", true, true));
        using var other = config.Connect("second").Value;
        other.HasToken.ShouldBeFalse();
    }

    [Fact]
    public void ACertificate_TellsWhoHoldsIt_AndUntilWhen()
    {
        var (certificate, key) = _authority.ForClient(new KubeIdentity("200000000000000001-1673419473", "system:users"), TimeSpan.FromHours(1));

        using var connection = Kubeconfig.Parse(Servers.Kubeconfigs.WithCertificate(new Uri("https://127.0.0.1/"), _authority.Pem, "x", certificate, key)).Value.Connect().Value;

        connection.Holder!.UserName.ShouldBe("200000000000000001-1673419473");
        connection.Holder.Groups.ShouldBe(["system:users"]);
        connection.Authorities.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1, command: aliyun}", "kubeconfig.auth-unsupported", "users[0].user.exec wants to start the program 'aliyun'")]
    [InlineData("auth-provider: {name: gcp}", "kubeconfig.auth-unsupported", "'gcp'")]
    [InlineData("username: root", "kubeconfig.auth-unsupported", "no longer take")]
    [InlineData("client-key-data: eA==", "kubeconfig.malformed", "client-key")]
    [InlineData("client-certificate-data: nonsense!", "kubeconfig.malformed", "client-certificate-data")]
    [InlineData("as-groups: [a]", "kubeconfig.malformed", "needs 'as'")]
    public void WhatIsNotOffered_OrWrong_IsRefusedWithPlaceAndReason_AndShowsNoSecret(string user, string code, string expected)
    {
        var failure = Kubeconfig.Parse(Whole.Replace("token: \"abc\"", user, StringComparison.Ordinal)).Value.Connect().Failure.ShouldBeOfType<Failure.Invalid>();

        failure.Code.ShouldBe(code);
        failure.Fields.ShouldHaveSingleItem().Message.ShouldContain(expected);
        failure.Fields[0].Message.ShouldStartWith("line ");
    }

    [Theory]
    [InlineData("clusters: [", "line ")]
    [InlineData("clusters: {a: b}", "clusters must be a list")]
    [InlineData("current-context: {a: b}", "current-context must be a text")]
    public void WhatIsNoKubeconfig_IsToldWithItsLine(string text, string expected) =>
        Kubeconfig.Parse(text).Failure.ShouldBeOfType<Failure.Invalid>().Fields.ShouldHaveSingleItem().Message.ShouldContain(expected);

    [Fact]
    public void WhatIsMissing_IsNamed()
    {
        Kubeconfig.Parse(Whole).Value.Connect("third").Failure.ShouldBe(new Failure.NotFound("kubeconfig-context", "third"));
        Kubeconfig.Parse(Whole.Replace("user: u,", "user: nobody,", StringComparison.Ordinal)).Value.Connect().Failure.ShouldBe(new Failure.NotFound("kubeconfig-user", "nobody"));
        Kubeconfig.Parse(Whole.Replace("current-context: first", "", StringComparison.Ordinal)).Value.Connect().Failure.ShouldBeOfType<Failure.Invalid>().Allowed.ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task SeveralFiles_AreMerged_TheFirstWordCounts_AndMissingOnesAreLeftOut()
    {
        using var folder = new TemporaryFolder();
        var (one, two) = (folder.File("one"), folder.File("two"));
        await File.WriteAllTextAsync(one, Whole);
        await File.WriteAllTextAsync(two, Whole.Replace("current-context: first", "current-context: second", StringComparison.Ordinal).Replace("127.0.0.1:6443", "127.0.0.1:1", StringComparison.Ordinal).Replace("name: second", "name: third", StringComparison.Ordinal));

        var config = (await Kubeconfig.LoadAsync([one, folder.File("missing"), two], default)).Value;

        config.CurrentContext.ShouldBe("first");
        config.Contexts.Select(c => c.Name).ShouldBe(["first", "second", "third"]);
        using var connection = config.Connect("third").Value;
        connection.Server.Port.ShouldBe(6443);
        (await Kubeconfig.LoadAsync([folder.File("missing")], default)).Failure.ShouldBe(new Failure.NotFound("kubeconfig", folder.File("missing")));
    }

    [Fact]
    public void ItPrintsNothingOfItself() => Kubeconfig.Parse(Whole).Value.ToString().ShouldNotContain("abc");
}
