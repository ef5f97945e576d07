using AckAuthConsole.Emulator.Policies;

namespace AckAuthConsole.Emulator.Tests.Policies;

public sealed class PolicyDocumentTests
{
    [Theory]
    [InlineData("", "The policy document is empty.")]
    [InlineData("{", "The policy document is not valid JSON.")]
    [InlineData("[]", "The policy document must be a JSON object.")]
    [InlineData("""{"Statement":[]}""", "The element Version must be \"1\".")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""", "The element Version must be \"1\".")]
    [InlineData("""{"Version":"1","Statement":[]}""", "The element Statement must be an array of at least one statement.")]
    [InlineData("""{"Version":"1","Statement":{}}""", "The element Statement must be an array of at least one statement.")]
    [InlineData("""{"Version":"1","Id":"x","Statement":[{}]}""", "The policy document holds the unknown element \"Id\".")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"allow","Action":"*","Resource":"*"}]}""", "The element Effect must be \"Allow\" or \"Deny\".")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Resource":"*"}]}""", "A statement must have exactly one of the elements Action and NotAction.")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}]}""", "A statement must have exactly one of the elements Action and NotAction.")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":7,"Resource":"*"}]}""", "The element Action must be a string or an array of strings.")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":[],"Resource":"*"}]}""", "The element Action must not be empty.")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"GetUser","Resource":"*"}]}""", "The action \"GetUser\" must be \"*\" or of the form \"<product>:<operation>\".")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*"}]}""", "A statement must have the element Resource.")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","NotResource":"*"}]}""", "A statement holds the element \"NotResource\", which is not allowed here.")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Principal":{"RAM":"*"}}]}""", "A statement holds the element \"Principal\", which is not allowed here.")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"cluster/c1"}]}""", "The resource \"cluster/c1\" must be \"*\" or of the form \"acs:<product>:<region>:<account>:<resource>\".")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ArnLike":{"acs:A":"x"}}}]}""", "The condition operator \"ArnLike\" is not known.")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"acs:A":{}}}}]}""", "A value of the condition key acs:A must be a string, a number or a Boolean.")]
    public void TryParse_Malformed_SaysWhatIsWrong(string text, string expected)
    {
        PolicyDocument.TryParse(text, out var document, out var error).ShouldBeFalse();

        document.ShouldBeNull();
        error.ShouldBe(expected);
    }

    [Fact]
    public void TryParse_DuplicateElement_IsRefused() =>
        PolicyDocument.TryParse("""{"Version":"1","Statement":[{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}]}""", out _, out _).ShouldBeFalse();

    [Fact]
    public void Trusts_PrincipalActionAndCondition_MustAllFit()
    {
        const string Provider = "acs:ram::1000000000000001:oidc-provider/ack-rrsa-c1";
        PolicyDocument.TryParseTrust(
            $$$$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Federated":["{{{{Provider}}}}"]},"Condition":{"StringEquals":{"oidc:sub":"system:serviceaccount:ci:builder"}}}]}""",
            out var document,
            out var error).ShouldBeTrue(error);
        var context = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["oidc:sub"] = "system:serviceaccount:ci:builder" };

        document!.Trusts("sts:AssumeRole", principal => principal == new PolicyPrincipal("Federated", Provider), context).ShouldBeTrue();
        document.Trusts("sts:AssumeRole", principal => principal.Kind == "RAM", context).ShouldBeFalse();
        document.Trusts("sts:Other", principal => true, context).ShouldBeFalse();
        context["oidc:sub"] = "system:serviceaccount:default:default";
        document.Trusts("sts:AssumeRole", principal => true, context).ShouldBeFalse();
    }

    [Fact]
    public void TryParseTrust_WithoutPrincipal_IsRefused() =>
        PolicyDocument.TryParseTrust("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""", out _, out var error).ShouldBeFalse(error);
}
