using System.Text;
using AckAuthConsole.AlibabaCloud.OpenApi;

namespace AckAuthConsole.AlibabaCloud.Tests.OpenApi;

public sealed class CloudErrorParserTests
{
    [Fact]
    public void ServiceShape_OfARamRefusal_KeepsCodeRequestIdAndMissingAction()
    {
        var error = Parse(CloudProduct.ContainerService, 403, """
            {"accessDeniedDetail":{"AuthAction":"cs:DescribeClustersForRegion","AuthPrincipalType":"AssumedRoleUser","NoPermissionType":"ImplicitDeny"},
             "code":"StatusForbidden","message":"STSToken policy Forbidden for action cs:DescribeClustersForRegion","requestId":"E78A2E2D","status":403}
            """);

        error.Kind.ShouldBe(CloudErrorKind.RamDenied);
        error.Code.ShouldBe("StatusForbidden");
        error.HttpStatus.ShouldBe(403);
        error.RequestId.ShouldBe("E78A2E2D");
        error.MissingAction.ShouldBe("cs:DescribeClustersForRegion");
        error.ExplicitDeny.ShouldBeFalse();
    }

    [Fact]
    public void ServiceShape_WithoutDetail_FindsTheActionInTheMessage()
    {
        var error = Parse(CloudProduct.ContainerService, 403, """{"code":"StatusForbidden","message":"RAM policy Forbidden for action cs:GetUserPermissions"}""");

        error.MissingAction.ShouldBe("cs:GetUserPermissions");
    }

    [Fact]
    public void GatewayShape_KeepsTheRecommendationAndTheExplicitDeny()
    {
        var error = Parse(CloudProduct.Ram, 403, """
            {"RequestId":"04F0","HostId":"ram.aliyuncs.com","Code":"NoPermission","Message":"You are not authorized to do this action.",
             "Recommend":"https://api.alibabacloud.com/troubleshoot?q=NoPermission&product=Ram",
             "AccessDeniedDetail":{"AuthAction":"ram:GetUser","NoPermissionType":"ExplicitDeny"}}
            """);

        error.Kind.ShouldBe(CloudErrorKind.RamDenied);
        error.RequestId.ShouldBe("04F0");
        error.MissingAction.ShouldBe("ram:GetUser");
        error.ExplicitDeny.ShouldBeTrue();
        error.Recommend!.Host.ShouldBe("api.alibabacloud.com");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://api.alibabacloud.com/x")]
    [InlineData("not a link")]
    public void Recommendation_ThatIsNoHttpsLink_IsDropped(string link) =>
        Parse(CloudProduct.Ram, 400, $$"""{"Code":"X","Recommend":"{{link}}"}""").Recommend.ShouldBeNull();

    [Fact]
    public void RamRefusal_WithoutDetail_NamesTheOperationsOwnAction() =>
        Parse(CloudProduct.Ram, 403, """{"Code":"NoPermission","Message":"You are not authorized to do this action."}""", action: "ListUsers")
            .MissingAction.ShouldBe("ram:ListUsers");

    [Theory]
    [InlineData(400, "Throttling.User", nameof(CloudErrorKind.Throttled))]
    [InlineData(429, "Throttling.Api", nameof(CloudErrorKind.Throttled))]
    [InlineData(503, "Throttling", nameof(CloudErrorKind.Throttled))]
    [InlineData(429, "", nameof(CloudErrorKind.Throttled))]
    [InlineData(409, "ErrAuthorizationConflict", nameof(CloudErrorKind.AuthorizationConflict))]
    [InlineData(400, "ErrAuthorizationConflict", nameof(CloudErrorKind.AuthorizationConflict))]
    [InlineData(400, "SignatureNonceUsed", nameof(CloudErrorKind.NonceUsed))]
    [InlineData(400, "InvalidSecurityToken.Expired", nameof(CloudErrorKind.SessionExpired))]
    [InlineData(400, "InvalidSecurityToken.Malformed", nameof(CloudErrorKind.Unauthenticated))]
    [InlineData(404, "InvalidAccessKeyId.NotFound", nameof(CloudErrorKind.Unauthenticated))]
    [InlineData(400, "SignatureDoesNotMatch", nameof(CloudErrorKind.Unauthenticated))]
    [InlineData(400, "InvalidTimeStamp.Expired", nameof(CloudErrorKind.Unauthenticated))]
    [InlineData(403, "ForbiddenGrantPermissions", nameof(CloudErrorKind.RbacDenied))]
    [InlineData(403, "ForbiddenQueryClusterNamespace", nameof(CloudErrorKind.RbacDenied))]
    [InlineData(403, "APISERVER_403", nameof(CloudErrorKind.RbacDenied))]
    [InlineData(403, "ForbiddenHelmUsage", nameof(CloudErrorKind.RbacDenied))]
    [InlineData(403, "ErrorRamPolicyConfig", nameof(CloudErrorKind.TargetLacksRamAccess))]
    [InlineData(500, "ErrorQueryClusterNamespace", nameof(CloudErrorKind.ClusterUnreachable))]
    [InlineData(404, "ErrorClusterNotFound", nameof(CloudErrorKind.NotFound))]
    [InlineData(404, "InvalidApi.NotFound", nameof(CloudErrorKind.Invalid))]
    [InlineData(404, "", nameof(CloudErrorKind.Invalid))]
    [InlineData(404, "AddonNotFound", nameof(CloudErrorKind.NotFound))]
    [InlineData(404, "EntityNotExist.User.Policy", nameof(CloudErrorKind.NotFound))]
    [InlineData(409, "EntityAlreadyExists.User.Policy", nameof(CloudErrorKind.AlreadyExists))]
    [InlineData(409, "LimitExceeded.User.Policy", nameof(CloudErrorKind.LimitExceeded))]
    [InlineData(409, "DeleteConflict.Policy.User", nameof(CloudErrorKind.Conflict))]
    [InlineData(400, "ErrorClusterState", nameof(CloudErrorKind.Conflict))]
    [InlineData(400, "InvalidParameter", nameof(CloudErrorKind.Invalid))]
    [InlineData(400, "ErrorJsonDecode", nameof(CloudErrorKind.Invalid))]
    [InlineData(503, "ServiceUnavailable", nameof(CloudErrorKind.ServerError))]
    [InlineData(500, "InternalError", nameof(CloudErrorKind.ServerError))]
    [InlineData(302, "", nameof(CloudErrorKind.BadReply))]
    public void Code_DecidesTheKind(int status, string code, string expected) =>
        Parse(CloudProduct.ContainerService, status, $$"""{"code":"{{code}}","message":"m"}""").Kind.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("<?xml version='1.0'?><Error><Code>Throttling</Code></Error>")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    public void BodyThatIsNoErrorObject_IsJudgedByItsStatus(string body)
    {
        var error = Parse(CloudProduct.Ram, 502, body, headerRequestId: "from-header");

        error.Kind.ShouldBe(CloudErrorKind.ServerError);
        error.Code.ShouldBe("Http502");
        error.RequestId.ShouldBe("from-header");
    }

    [Fact]
    public void SignatureError_NeverRepeatsTheCanonicalRequestWithItsToken()
    {
        var error = Parse(CloudProduct.Ram, 400, """
            {"Code":"SignatureDoesNotMatch","Message":"Specified signature does not match our calculation. server StringToSign is [ACS3-HMAC-SHA256] server CanonicalRequest is [x-acs-security-token:SECRET]"}
            """);

        error.Message.ShouldBe("Specified signature does not match our calculation.");
    }

    [Fact]
    public void Message_WithControlCharactersOrHugeLength_IsMadeHarmless()
    {
        var error = Parse(CloudProduct.Ram, 400, $$"""{"Code":"X\n[INFO] forged","Message":"a\r\nb{{new string('x', 5000)}}"}""");

        error.Code.ShouldBe("X [INFO] forged");
        error.Message.ShouldStartWith("a  b");
        error.Message.Length.ShouldBe(1024);
    }

    private static CloudError Parse(CloudProduct product, int status, string body, string action = "Action", string? headerRequestId = null) =>
        CloudErrorParser.Parse(product, action, status, Encoding.UTF8.GetBytes(body), headerRequestId, null);
}
