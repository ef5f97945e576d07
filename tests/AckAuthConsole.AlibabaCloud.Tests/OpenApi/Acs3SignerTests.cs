using System.Text;
using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.AlibabaCloud.OpenApi.Credentials;
using AckAuthConsole.AlibabaCloud.Tests.Support;

namespace AckAuthConsole.AlibabaCloud.Tests.OpenApi;

/// <summary>
/// Vectors made with the vendor's own SDK (A to E, V1, V2) or published by the vendor (F). Each goes through the request model and the
/// message that would be sent, so that path, query, body and headers are checked as well.
/// </summary>
public sealed class Acs3SignerTests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly CloudCredentials s_key = new("TestAccessKeyId01", "TestAccessKeySecret01", null, null, "test");

    [Fact]
    public void VectorA_RpcGetWithQuery_HasTheSdkSignature()
    {
        var request = ListUsers() with { Method = HttpMethod.Get };

        var message = Create(request, "https://ram.aliyuncs.com", s_key, "nonce-0001");

        message.RequestUri!.AbsoluteUri.ShouldBe("https://ram.aliyuncs.com/?Marker=AbC%2F%2B%3D%3D&MaxItems=100");
        message.Headers.Authorization!.ToString().ShouldBe(
            "ACS3-HMAC-SHA256 Credential=TestAccessKeyId01,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
            + "Signature=194fe5ae0b99c4d446b2c11a85c2d6954d94c3ef51fe7be57bfdaca1dda4b7d5");
        message.Headers.GetValues("x-acs-content-sha256").ShouldBe([EmptyHash]);
    }

    [Fact]
    public void VectorA_RpcPost_HasTheSdkSignatureAndAnEmptyBodyWithoutContentType()
    {
        var message = Create(ListUsers(), "https://ram.aliyuncs.com", s_key, "nonce-0001");

        Signature(message).ShouldBe("d42d6a5c0afc9c516e5b2e08ddaae11ea37b971f4f0df8cb8fb2fcdb22714a97");
        message.Content.ShouldNotBeNull();
        message.Content.Headers.ContentLength.ShouldBe(0);
        message.Content.Headers.Contains("Content-Type").ShouldBeFalse();
    }

    [Fact]
    public async Task VectorB_RoaPostWithJsonBody_HasTheSdkSignatureAndSendsTheHashedBytes()
    {
        var request = GrantWithBody();

        var message = Create(request, "https://cs.cn-hangzhou.aliyuncs.com", s_key, "nonce-0002");

        Signature(message).ShouldBe("7f4e99d4721f386237def753d9f17f394118c4e9ce0c6af097085cbf9e4e2a6d");
        message.Headers.Authorization!.Parameter!.ShouldContain(
            "SignedHeaders=content-type;host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,");
        message.Content!.Headers.GetValues("Content-Type").ShouldBe(["application/json; charset=utf-8"]);
        (await message.Content.ReadAsByteArrayAsync()).ShouldBe(request.Body.ToArray());
    }

    [Fact]
    public void VectorB_WithSessionToken_SignsTheTokenAndTheKeyId()
    {
        var credentials = new CloudCredentials("TestAccessKeyId01", "TestAccessKeySecret01", "TestSecurityToken/+==", null, "test");

        var message = Create(GrantWithBody(), "https://cs.cn-hangzhou.aliyuncs.com", credentials, "nonce-0002");

        Signature(message).ShouldBe("66ebef7c83889fdaeb355fc03101d5f2f5743c5076a5a4f5a36862a8e2246032");
        message.Headers.Authorization!.Parameter!.ShouldContain(
            "SignedHeaders=content-type;host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version,");
    }

    [Fact]
    public void VectorC_SpecialCharactersInTheQuery_AreEncodedAsSigned()
    {
        var request = Cs("DescribeClustersV1", HttpMethod.Get, "api", "v1", "clusters") with
        {
            Query = OpenApiRequest.Parameters(("name", "dev team/名称*~+!'()"), ("cluster_type", ""), ("page_size", "50"), ("page_number", "1")),
        };

        var message = Create(request, "https://cs.cn-hangzhou.aliyuncs.com", s_key, "nonce-0003");

        message.RequestUri!.PathAndQuery.ShouldBe(
            "/api/v1/clusters?cluster_type=&name=dev%20team%2F%E5%90%8D%E7%A7%B0%2A~%2B%21%27%28%29&page_number=1&page_size=50");
        Signature(message).ShouldBe("6c56f8b0f1bc9821d08e97a076d2d0463ef0cf2c844c570821a7cdab714d81a3");
    }

    [Fact]
    public void VectorD_SpecialCharactersInThePath_AreEncodedPerSegment()
    {
        var request = Cs("DescribeUserPermission", HttpMethod.Get, "permissions", "users", "a b/名*~+");

        var message = Create(request, "https://cs.cn-hangzhou.aliyuncs.com", s_key, "nonce-0004");

        message.RequestUri!.AbsolutePath.ShouldBe("/permissions/users/a%20b%2F%E5%90%8D%2A~%2B");
        Signature(message).ShouldBe("f7edbb2cee21c18a2c6113363954163592dee4fe964644bbafef23c1570a5d19");
    }

    [Fact]
    public void VectorE_RpcPostWithFormBody_HasTheSdkSignature()
    {
        var request = OpenApiRequest.Rpc(CloudProduct.Ram, "2015-05-01", "CreatePolicy", OperationKind.Write) with
        {
            Body = Encoding.UTF8.GetBytes("PolicyName=p-1&PolicyDocument=%7B%22Version%22%3A%221%22%2C%22Statement%22%3A%5B%5D%7D"),
            ContentType = OpenApiRequest.FormContentType,
        };

        var message = Create(request, "https://ram.aliyuncs.com", s_key, "nonce-0005");

        Signature(message).ShouldBe("aa5f6e90de531a1c2450b04a676e91d33fd483ebae0e3c1b0b77551845c01d85");
    }

    [Fact]
    public void VectorF_ThePublishedExample_HasThePublishedSignature()
    {
        var request = OpenApiRequest.Rpc(
            CloudProduct.Ram, "2014-05-26", "RunInstances", OperationKind.Read,
            ("RegionId", "cn-shanghai"), ("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"));
        var factory = new SignedRequestFactory(
            new FakeClock(new DateTimeOffset(2023, 10, 26, 10, 22, 32, TimeSpan.Zero)), () => "3156853299f313e23d1673dc12e1703d");

        var message = factory.Create(
            request, new Uri("https://ecs.cn-shanghai.aliyuncs.com"), new("YourAccessKeyId", "YourAccessKeySecret", null, null, "test"));

        Signature(message).ShouldBe("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    [Fact]
    public void VectorV1_ClustersOfARegion_HasTheSdkSignature()
    {
        var request = Cs("DescribeClustersForRegion", HttpMethod.Get, "regions", "cn-hangzhou", "clusters") with
        {
            Query = OpenApiRequest.Parameters(("page_number", "1"), ("page_size", "50"), ("name", "a b*~")),
        };

        var message = CreateContainerServiceVector(request);

        message.RequestUri!.Query.ShouldBe("?name=a%20b%2A~&page_number=1&page_size=50");
        Signature(message).ShouldBe("719b49a560ef1d08a78c899917ef4500f6619d49483c539a4d842c64b4816411");
    }

    [Fact]
    public void VectorV2_EmptyGrant_HasTheSdkSignature()
    {
        var request = Cs("GrantPermissions", HttpMethod.Post, "permissions", "users", "200000000000000001") with
        {
            Body = "[]"u8.ToArray(),
            ContentType = OpenApiRequest.JsonContentType,
        };

        var message = CreateContainerServiceVector(request);

        message.Headers.GetValues("x-acs-content-sha256").ShouldBe(["4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"]);
        Signature(message).ShouldBe("be31f7e8393cc94fa5b7be470839765fef6212b9a9620a8b4e9ae2d423d30045");
    }

    [Fact]
    public void CanonicalRequest_OfVectorA_IsTheDocumentedText()
    {
        var (canonical, _) = Acs3Signer.CanonicalRequest(
            "GET", "/", "Marker=AbC%2F%2B%3D%3D&MaxItems=100",
            [
                new("x-acs-version", "2015-05-01"), new("host", "ram.aliyuncs.com"), new("x-acs-action", "ListUsers"), new("accept", "application/json"),
                new("x-acs-date", "2026-01-15T08:30:00Z"), new("x-acs-signature-nonce", " nonce-0001 "), new("x-acs-content-sha256", EmptyHash),
            ],
            EmptyHash);

        Encoding.UTF8.GetByteCount(canonical).ShouldBe(414);
        Acs3Signer.Hash(Encoding.UTF8.GetBytes(canonical)).ShouldBe("316a39e8026d1117de1407a97beebfd750efe0113fbdfe932b2e0dac5cc1b54c");
    }

    [Fact]
    public void Signature_DoesNotDependOnTheOrderOfParameters()
    {
        var one = OpenApiRequest.Rpc(CloudProduct.Ram, "2015-05-01", "X", OperationKind.Read, ("b", "2"), ("a", "1"), ("A", "3"));
        var other = OpenApiRequest.Rpc(CloudProduct.Ram, "2015-05-01", "X", OperationKind.Read, ("A", "3"), ("a", "1"), ("b", "2"));

        Signature(Create(one, "https://h", s_key, "n")).ShouldBe(Signature(Create(other, "https://h", s_key, "n")));
    }

    [Fact]
    public void Host_WithAPort_IsSignedWithIt()
    {
        var plain = Signature(Create(ListUsers(), "http://127.0.0.1:5081", s_key, "n"));

        var (canonical, _) = Acs3Signer.CanonicalRequest(
            "POST", "/", "Marker=AbC%2F%2B%3D%3D&MaxItems=100",
            [
                new("x-acs-version", "2015-05-01"), new("host", "127.0.0.1:5081"), new("x-acs-action", "ListUsers"),
                new("x-acs-date", "2026-01-15T08:30:00Z"), new("x-acs-signature-nonce", "n"), new("x-acs-content-sha256", EmptyHash),
            ],
            EmptyHash);
        plain.ShouldBe(Acs3Signer.Sign(canonical, "TestAccessKeySecret01"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void Path_WithASegmentThatWouldBeFoldedAway_IsRefused(string segment)
    {
        var thrown = Should.Throw<CloudApiException>(() => Cs("DescribeUserPermission", HttpMethod.Get, "permissions", "users", segment));

        thrown.Error.Kind.ShouldBe(CloudErrorKind.Invalid);
    }

    private static OpenApiRequest ListUsers() => OpenApiRequest.Rpc(
        CloudProduct.Ram, "2015-05-01", "ListUsers", OperationKind.Read, ("MaxItems", "100"), ("Marker", "AbC/+=="), ("Absent", null));

    private static OpenApiRequest GrantWithBody() => Cs("GrantPermissions", HttpMethod.Post, "permissions", "users", "200123456789012345") with
    {
        Body = Encoding.UTF8.GetBytes(
            """[{"cluster":"c0123456789abcdef0123456789abcdef","is_custom":false,"is_ram_role":false,"namespace":"team-a","role_name":"dev","role_type":"namespace"}]"""),
        ContentType = OpenApiRequest.JsonContentType,
    };

    private static OpenApiRequest Cs(string action, HttpMethod method, params string[] segments) =>
        OpenApiRequest.Roa(CloudProduct.ContainerService, "2015-12-15", action, method, OperationKind.Read, segments);

    private static HttpRequestMessage Create(OpenApiRequest request, string origin, CloudCredentials credentials, string nonce) =>
        new SignedRequestFactory(new FakeClock(), () => nonce).Create(request, new Uri(origin), credentials);

    private static HttpRequestMessage CreateContainerServiceVector(OpenApiRequest request) =>
        new SignedRequestFactory(new FakeClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), () => "0123456789abcdef")
            .Create(request, new Uri("https://cs.cn-hangzhou.aliyuncs.com"), new("testAK", "testSecret", null, null, "test"));

    private static string Signature(HttpRequestMessage message) => message.Headers.Authorization!.Parameter!.Split("Signature=")[1];
}
