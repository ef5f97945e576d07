using System.Text;
using AckAuthConsole.Emulator.Kubernetes.Protobuf;

namespace AckAuthConsole.Emulator.Tests.Kubernetes.Protobuf;

public sealed class ProtobufBodyTests
{
    private static readonly byte[] s_magic = [(byte)'k', (byte)'8', (byte)'s', 0];

    [Fact]
    public void ARole_IsReadWithItsKind_AndEmptyTextsAreNotGiven()
    {
        byte[] metadata = [.. Text(1, "reader"), .. Text(2, ""), .. Text(3, "team-a"), .. Bytes(8, []), .. Bytes(11, [.. Text(1, "app"), .. Text(2, "demo")])];
        byte[] rule = [.. Text(1, "get"), .. Text(1, "list"), .. Text(2, ""), .. Text(3, "pods")];

        Read("rbac.authorization.k8s.io/v1", "Role", [.. Bytes(1, metadata), .. Bytes(2, rule)])!.ToJsonString().ShouldBe(
            """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"reader","namespace":"team-a","labels":{"app":"demo"}},"rules":[{"verbs":["get","list"],"apiGroups":[""],"resources":["pods"]}]}""");
    }

    [Fact]
    public void NumbersFlagsBytesAndNestedLists_AreRead()
    {
        Read("v1", "ServiceAccount", [.. Number(4, 0)])!["automountServiceAccountToken"]!.ToJsonString().ShouldBe("false");
        Read("v1", "Secret", [.. Bytes(2, [.. Text(1, "a"), .. Bytes(2, [1, 2])])])!["data"]!.ToJsonString().ShouldBe("""{"a":"AQI="}""");
        Read("authentication.k8s.io/v1", "TokenRequest", [.. Bytes(2, [.. Text(1, "x"), .. Number(4, 3600)])])!["spec"]!.ToJsonString().ShouldBe("""{"audiences":["x"],"expirationSeconds":3600}""");
        Read("authorization.k8s.io/v1", "SubjectAccessReview", [.. Bytes(2, [.. Bytes(5, [.. Text(1, "scopes"), .. Bytes(2, [.. Text(1, "a"), .. Text(1, "b")])])])])!["spec"]!.ToJsonString().ShouldBe("""{"extra":{"scopes":["a","b"]}}""");
    }

    [Fact]
    public void WhatIsNotKnown_IsLeftOut_AndAnUnknownKindIsNothing()
    {
        Read("v1", "ConfigMap", [.. Text(99, "later"), .. Number(98, 7)])!.Count.ShouldBe(2);
        Read("apps/v1", "Deployment", []).ShouldBeNull();
    }

    [Fact]
    public void WhatIsBroken_IsTold()
    {
        Should.Throw<FormatException>(() => ProtobufBody.Read("{}"u8)).Message.ShouldContain("107 56 115 0");
        Should.Throw<FormatException>(() => ProtobufBody.Read([.. s_magic, 0x0a, 0x7f, 1])).Message.ShouldBe("unexpected EOF");
        Should.Throw<FormatException>(() => ProtobufBody.Read([.. s_magic, 0x0b])).Message.ShouldBe("illegal wireType");
        Should.Throw<FormatException>(() => ProtobufBody.Read([.. s_magic, .. Enumerable.Repeat((byte)0xff, 12)])).Message.ShouldBe("integer overflow");
    }

    private static System.Text.Json.Nodes.JsonObject? Read(string apiVersion, string kind, byte[] raw) =>
        ProtobufBody.Read([.. s_magic, .. Bytes(1, [.. Text(1, apiVersion), .. Text(2, kind)]), .. Bytes(2, raw), .. Text(3, ""), .. Text(4, "")]);

    private static byte[] Text(int number, string text) => Bytes(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(int number, byte[] data) => [.. Varint(((ulong)number << 3) | 2), .. Varint((ulong)data.Length), .. data];

    private static byte[] Number(int number, ulong value) => [.. Varint((ulong)number << 3), .. Varint(value)];

    private static IEnumerable<byte> Varint(ulong value)
    {
        for (; value > 0x7f; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
