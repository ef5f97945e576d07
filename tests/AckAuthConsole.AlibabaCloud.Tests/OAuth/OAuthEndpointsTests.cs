using System.Text.Json;
using AckAuthConsole.AlibabaCloud.Configuration;
using AckAuthConsole.AlibabaCloud.OAuth;
using AckAuthConsole.AlibabaCloud.Tests.Support;

namespace AckAuthConsole.AlibabaCloud.Tests.OAuth;

public sealed class OAuthEndpointsTests
{
    [Fact]
    public void ChinaSite_HasTheDocumentedAddresses()
    {
        var endpoints = OAuthEndpoints.For(new CloudOptions { Mode = CloudMode.Live, Site = CloudSite.China });

        endpoints.Authorization.AbsoluteUri.ShouldBe("https://signin.aliyun.com/oauth2/v1/auth");
        endpoints.Token.AbsoluteUri.ShouldBe("https://oauth.aliyun.com/v1/token");
        endpoints.UserInfo.AbsoluteUri.ShouldBe("https://oauth.aliyun.com/v1/userinfo");
        endpoints.Keys.AbsoluteUri.ShouldBe("https://oauth.aliyun.com/v1/keys");
        endpoints.Discovery.AbsoluteUri.ShouldBe("https://oauth.aliyun.com/.well-known/openid-configuration");
        endpoints.Issuers.ShouldBe(["https://oauth.aliyun.com"]);
    }

    [Fact]
    public void InternationalSite_AcceptsBothIssuersThatTheVendorNames()
    {
        var endpoints = OAuthEndpoints.For(new CloudOptions { Mode = CloudMode.Live, Site = CloudSite.International });

        endpoints.Authorization.AbsoluteUri.ShouldBe("https://signin.alibabacloud.com/oauth2/v1/auth");
        endpoints.Token.AbsoluteUri.ShouldBe("https://oauth.alibabacloud.com/v1/token");
        endpoints.Issuers.ShouldBe(["https://oauth.alibabacloud.com", "https://oauth.aliyun.com"]);
    }

    [Fact]
    public void DefaultAddress_StandsForSignInOfTheEmulatorOnly()
    {
        var emulated = OAuthEndpoints.For(new CloudOptions { Endpoints = { Default = "http://127.0.0.1:5081" } });
        var live = OAuthEndpoints.For(new CloudOptions { Mode = CloudMode.Live, Endpoints = { Default = "https://{region}.gateway.example.com" } });

        emulated.Token.AbsoluteUri.ShouldBe("http://127.0.0.1:5081/v1/token");
        live.Token.AbsoluteUri.ShouldBe("https://oauth.aliyun.com/v1/token");
    }

    [Fact]
    public async Task Emulator_AnnouncesExactlyTheseAddressesAndThisIssuer()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var endpoints = harness.Get<OAuthEndpoints>();

        using var client = harness.Get<IHttpClientFactory>().CreateClient();
        using var document = JsonDocument.Parse(await client.GetStringAsync(endpoints.Discovery));

        endpoints.Issuers.ShouldBe([document.RootElement.GetProperty("issuer").GetString()!]);
        endpoints.Authorization.AbsoluteUri.ShouldBe(document.RootElement.GetProperty("authorization_endpoint").GetString());
        endpoints.Token.AbsoluteUri.ShouldBe(document.RootElement.GetProperty("token_endpoint").GetString());
        endpoints.Keys.AbsoluteUri.ShouldBe(document.RootElement.GetProperty("jwks_uri").GetString());
    }

    [Fact]
    public void PublicAndInternalAddress_GoToTheBrowserAndTheConsole()
    {
        var endpoints = OAuthEndpoints.For(new CloudOptions
        {
            Endpoints = { Default = "http://emulator:5081", OAuthPublic = "http://localhost:5081", OAuthInternal = "http://emulator:5081" },
        });

        endpoints.Authorization.AbsoluteUri.ShouldBe("http://localhost:5081/oauth2/v1/auth");
        endpoints.Token.AbsoluteUri.ShouldBe("http://emulator:5081/v1/token");
        endpoints.Keys.AbsoluteUri.ShouldBe("http://emulator:5081/v1/keys");
        endpoints.Issuers.ShouldBe(["http://localhost:5081"]);
    }
}
