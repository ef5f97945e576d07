using AckAuthConsole.Emulator.Gateway;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>RAM 2015-05-01.</summary>
internal static class RamOperations
{
    public const string Version = "2015-05-01";

    public static void Register(OperationRegistry registry)
    {
        var ram = new RpcProduct(registry, "Ram", Version);
        UserOperations.Register(ram);
        GroupOperations.Register(ram);
        CredentialOperations.Register(ram);
        RoleOperations.Register(ram);
        PolicyOperations.Register(ram);
        AttachmentOperations.Register(ram);
        TagOperations.Register(ram);
        AccountOperations.Register(ram);
    }
}
