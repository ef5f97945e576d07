namespace AckAuthConsole.Emulator.Kubernetes.Protobuf;

/// <summary>A field of a message.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Form">A star for many, an at sign for a map, anything else for one.</param>
internal sealed record ProtobufField(string Name, string Type, char Form)
{
    public bool IsMany => Form == '*';

    public bool IsMap => Form == '@';
}
