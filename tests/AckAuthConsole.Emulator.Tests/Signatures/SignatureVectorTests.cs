using System.Security.Cryptography;
using System.Text;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AckAuthConsole.Emulator.Tests.Signatures;

public class SignatureVectorTests
{
    private const string Secret = "TestAccessKeySecret01";
    private const string Cs = "cs.cn-hangzhou.aliyuncs.com";
    private const string GrantBody =
        """[{"cluster":"c0123456789abcdef0123456789abcdef","is_custom":false,"is_ram_role":false,"namespace":"team-a","role_name":"dev","role_type":"namespace"}]""";

    public static TheoryData<string, Vector> Vectors => new()
    {
        { "A", new("GET", "/?Marker=AbC%2F%2B%3D%3D&MaxItems=100", "ram.aliyuncs.com", "ListUsers", "2015-05-01", "nonce-0001", "316a39e8026d1117de1407a97beebfd750efe0113fbdfe932b2e0dac5cc1b54c", "194fe5ae0b99c4d446b2c11a85c2d6954d94c3ef51fe7be57bfdaca1dda4b7d5") },
        { "A as POST", new("POST", "/?Marker=AbC%2F%2B%3D%3D&MaxItems=100", "ram.aliyuncs.com", "ListUsers", "2015-05-01", "nonce-0001", "de39f37ef49ab46cd85c54b732ba91a4eaa17bba8fd9c1451c2cdb876f8994e9", "d42d6a5c0afc9c516e5b2e08ddaae11ea37b971f4f0df8cb8fb2fcdb22714a97") },
        { "A, parameters in another order", new("GET", "/?MaxItems=100&Marker=AbC/%2B%3D=", "ram.aliyuncs.com", "ListUsers", "2015-05-01", "nonce-0001", "316a39e8026d1117de1407a97beebfd750efe0113fbdfe932b2e0dac5cc1b54c", "194fe5ae0b99c4d446b2c11a85c2d6954d94c3ef51fe7be57bfdaca1dda4b7d5") },
        { "B", new("POST", "/permissions/users/200123456789012345", Cs, "GrantPermissions", "2015-12-15", "nonce-0002", "1e7af618442b9ec8881e024e1c7ece9bb5c5a542b12df4261939d3bc7bbd7ca7", "7f4e99d4721f386237def753d9f17f394118c4e9ce0c6af097085cbf9e4e2a6d") { Body = GrantBody, ContentType = "application/json; charset=utf-8" } },
        { "B with STS", new("POST", "/permissions/users/200123456789012345", Cs, "GrantPermissions", "2015-12-15", "nonce-0002", "23c564078d4c602db77787301419424aa80804633739a12e2012c400ad24bb04", "66ebef7c83889fdaeb355fc03101d5f2f5743c5076a5a4f5a36862a8e2246032") { Body = GrantBody, ContentType = "application/json; charset=utf-8", Token = "TestSecurityToken/+==" } },
        { "C", new("GET", "/api/v1/clusters?name=dev%20team%2F%E5%90%8D%E7%A7%B0%2A~%2B%21%27%28%29&cluster_type=&page_size=50&page_number=1", Cs, "DescribeClustersV1", "2015-12-15", "nonce-0003", "a7ea70d9ed5fa7bd56cd4adcde71b3fcc3b183b804a6edfee0e128c7297b66d7", "6c56f8b0f1bc9821d08e97a076d2d0463ef0cf2c844c570821a7cdab714d81a3") },
        { "C as the Node SDK sends it", new("GET", "/api/v1/clusters?name=dev%20team%2F%E5%90%8D%E7%A7%B0*~%2B!'()&cluster_type=&page_size=50&page_number=1", Cs, "DescribeClustersV1", "2015-12-15", "nonce-0003", "a7ea70d9ed5fa7bd56cd4adcde71b3fcc3b183b804a6edfee0e128c7297b66d7", "6c56f8b0f1bc9821d08e97a076d2d0463ef0cf2c844c570821a7cdab714d81a3") },
        { "D", new("GET", "/permissions/users/a%20b%2F%E5%90%8D%2A~%2B", Cs, "DescribeUserPermission", "2015-12-15", "nonce-0004", "76399cf896bdaa40eb378d7b1fec24d2fca20896af25eb3cce88e707fd8eea3f", "f7edbb2cee21c18a2c6113363954163592dee4fe964644bbafef23c1570a5d19") },
        { "E", new("POST", "/", "ram.aliyuncs.com", "CreatePolicy", "2015-05-01", "nonce-0005", "ba230195ec10a38045de10825e87cb5ee34be2ea90676b93b4cda36611dab76c", "aa5f6e90de531a1c2450b04a676e91d33fd483ebae0e3c1b0b77551845c01d85") { Body = "PolicyName=p-1&PolicyDocument=%7B%22Version%22%3A%221%22%2C%22Statement%22%3A%5B%5D%7D", ContentType = "application/x-www-form-urlencoded" } },
        {
            "F, published by the vendor",
            new("POST", "/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai", "ecs.cn-shanghai.aliyuncs.com", "RunInstances", "2014-05-26", "3156853299f313e23d1673dc12e1703d", "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259", "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")
            { KeyId = "YourAccessKeyId", Secret = "YourAccessKeySecret", Date = "2023-10-26T10:22:32Z" }
        },
        {
            "ACK V1",
            new("GET", "/regions/cn-hangzhou/clusters?page_number=1&page_size=50&name=a%20b%2A~", Cs, "DescribeClustersForRegion", "2015-12-15", "0123456789abcdef", "f396f84bf8b9238e1ae28115da1a4fdcd9ff976a70bd718053c7140c14e4b939", "719b49a560ef1d08a78c899917ef4500f6619d49483c539a4d842c64b4816411")
            { KeyId = "testAK", Secret = "testSecret", Date = "2026-01-02T03:04:05Z" }
        },
        {
            "ACK V2",
            new("POST", "/permissions/users/200000000000000001", Cs, "GrantPermissions", "2015-12-15", "0123456789abcdef", "5f63a70e01a9094ab6b3d40dbf36f67b6d00a78d5a526e3ff964abd2fc2a47b2", "be31f7e8393cc94fa5b7be470839765fef6212b9a9620a8b4e9ae2d423d30045")
            { KeyId = "testAK", Secret = "testSecret", Date = "2026-01-02T03:04:05Z", Body = "[]", ContentType = "application/json; charset=utf-8" }
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task SignatureV3_VectorOfTheReference_IsAccepted(string name, Vector vector)
    {
        name.ShouldNotBeEmpty();
        var request = await vector.ToRequestAsync();
        var presented = SignatureV3.Parse(request, $"Credential={vector.KeyId},SignedHeaders={vector.SignedHeaders},Signature={vector.Signature}");

        presented.AccessKeyId.ShouldBe(vector.KeyId);
        presented.SecurityToken.ShouldBe(vector.Token);
        var canonical = CanonicalForm.Request(request, presented.SignedHeaders, request.Header("x-acs-content-sha256")!);
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))).ShouldBe(vector.CanonicalHash);
        Should.NotThrow(() => presented.Verify(vector.Secret));
        Should.Throw<ApiError>(() => presented.Verify(vector.Secret + "x")).Code.ShouldBe("SignatureDoesNotMatch");
    }

    [Fact]
    public void LegacyRpcSignature_VectorOfTheReference_IsComputed()
    {
        var text = LegacyRpcSignature.StringToSign("GET",
        [
            new("Action", "GetUser"), new("UserName", "a b*~"), new("Format", "JSON"), new("Version", "2015-05-01"), new("AccessKeyId", "TestAccessKeyId01"),
            new("SignatureMethod", "HMAC-SHA1"), new("SignatureVersion", "1.0"), new("SignatureNonce", "nonce-0006"), new("Timestamp", "2026-01-15T08:30:00Z"),
            new("Signature", "is left out"),
        ]);

        text.ShouldBe("GET&%2F&AccessKeyId%3DTestAccessKeyId01%26Action%3DGetUser%26Format%3DJSON%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3Dnonce-0006%26SignatureVersion%3D1.0%26Timestamp%3D2026-01-15T08%253A30%253A00Z%26UserName%3Da%2520b%252A~%26Version%3D2015-05-01");
        LegacyRpcSignature.Compute(Secret, text).ShouldBe("ipBOBo4knMzWnU7hDkjUJS3DQoo=");
    }

    public sealed record Vector(string Method, string Target, string Host, string Action, string Version, string Nonce, string CanonicalHash, string Signature)
    {
        public string KeyId { get; init; } = "TestAccessKeyId01";

        public string Secret { get; init; } = SignatureVectorTests.Secret;

        public string Date { get; init; } = "2026-01-15T08:30:00Z";

        public string Body { get; init; } = "";

        public string? ContentType { get; init; }

        public string? Token { get; init; }

        public string SignedHeaders =>
            (ContentType is null ? "" : "content-type;") + "host;" + (Token is null ? "" : "x-acs-accesskey-id;") + "x-acs-action;x-acs-content-sha256;x-acs-date;"
            + (Token is null ? "" : "x-acs-security-token;") + "x-acs-signature-nonce;x-acs-version";

        internal Task<RawRequest> ToRequestAsync()
        {
            var http = new DefaultHttpContext();
            http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = Target;
            http.Request.Method = Method;
            http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Body));
            var headers = http.Request.Headers;
            headers.Host = Host;
            if (ContentType is not null) headers.ContentType = ContentType;
            headers["x-acs-action"] = Action;
            headers["x-acs-version"] = Version;
            headers["x-acs-date"] = Date;
            headers["x-acs-signature-nonce"] = Nonce;
            headers["x-acs-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));
            if (Token is not null)
            {
                headers["x-acs-accesskey-id"] = KeyId;
                headers["x-acs-security-token"] = Token;
            }
            return RawRequest.ReadAsync(http, CancellationToken.None);
        }
    }
}
