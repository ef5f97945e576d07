using AckAuthConsole.Architecture.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace AckAuthConsole.Architecture.Tests.Delivery;

public sealed class ComposeTests
{
    [Fact]
    public void Compose_PublishesTheConsoleAndBothPortsOfTheEmulator()
    {
        var ports = Console().Sequence("ports").Select(port => ((YamlScalarNode)port).Value!.Split(':')[^1]);

        ports.ShouldBe(["5080", "5081", "5444"]);
    }

    [Fact]
    public void Compose_KeepsDataInAVolumeAndOutsideSecretsOut()
    {
        Console().Sequence("volumes").ShouldHaveSingleItem();
        SourceTree.Read("docker-compose.yml").ShouldNotContain("AccessKeySecret");
    }

    [Fact]
    public void Compose_GivesSignInAPublicAndAnInternalAddress()
    {
        var settings = (YamlMappingNode)Console().Children["environment"];
        var keys = settings.Children.Keys.Select(key => ((YamlScalarNode)key).Value!).ToList();

        keys.ShouldContain("Cloud__Endpoints__OAuthPublic");
        keys.ShouldContain("Cloud__Endpoints__OAuthInternal");
    }

    private static YamlMappingNode Console()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(SourceTree.Read("docker-compose.yml")));
        var services = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode).Children["services"];
        return (YamlMappingNode)services.Children["console"];
    }
}

file static class YamlExtensions
{
    public static IReadOnlyList<YamlNode> Sequence(this YamlMappingNode node, string key) => [.. ((YamlSequenceNode)node.Children[key]).Children];
}
