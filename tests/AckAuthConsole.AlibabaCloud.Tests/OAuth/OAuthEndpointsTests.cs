using AckAuthConsole.AlibabaCloud.Configuration;
using AckAuthConsole.AlibabaCloud.OAuth;

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
