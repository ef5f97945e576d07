namespace AckAuthConsole.Emulator.Gateway;

/// <summary>Registers operations of one RPC product; the action's RAM name is the operation's unless told otherwise.</summary>
internal sealed class RpcProduct(OperationRegistry registry, string product, string version)
{
    /// <summary>An operation that only reads.</summary>
    public void Read(string action, Func<CallContext, string>? resource, Func<CallContext, ApiReply> handler, string? ramAction = null) =>
        Add(action, [new RamRequirement([ramAction ?? "ram:" + action], resource)], handler, writes: false);

    /// <summary>An operation that changes something; every resource must be allowed.</summary>
    public void Write(string action, Func<CallContext, ApiReply> handler, params Func<CallContext, string>[] resources) =>
        Add(action, [.. resources.Select(r => new RamRequirement(["ram:" + action], r))], handler, writes: true);

    public void Add(string action, IReadOnlyList<RamRequirement> requires, Func<CallContext, ApiReply> handler, bool writes, bool anonymous = false) =>
        registry.Add(new()
        {
            Product = product,
            Version = version,
            Action = action,
            Style = ApiStyle.Rpc,
            Requires = requires,
            Handler = handler,
            Writes = writes,
            Anonymous = anonymous,
        });
}
