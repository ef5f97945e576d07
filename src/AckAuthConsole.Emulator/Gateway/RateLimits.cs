namespace AckAuthConsole.Emulator.Gateway;

/// <summary>The documented call rates: per operation and account, all identities together, in each second.</summary>
internal sealed class RateLimits
{
    private static readonly string[] s_slow = ["AttachPolicyTo", "DetachPolicyFrom", "AddUserToGroup", "RemoveUserFromGroup", "UntagResources", "DecodeDiagnosticMessage"];

    private readonly Lock _gate = new();
    private readonly Dictionary<Operation, (long Second, int Calls)> _windows = [];

    /// <summary>Calls per second that the operation may have; null: not documented, so not limited.</summary>
    public static int? Of(Operation operation) => operation.Product switch
    {
        "Sts" => 100,
        "Ram" when s_slow.Any(name => operation.Action.StartsWith(name, StringComparison.Ordinal)) => 10,
        "Ram" => operation.Writes ? 20 : 100,
        _ => null,
    };

    /// <summary>Counts a call; throws <c>Throttling.User</c> if this second has had enough of them.</summary>
    public void Demand(Operation operation, DateTimeOffset now)
    {
        if (Of(operation) is not { } limit) return;
        var second = now.ToUnixTimeSeconds();
        lock (_gate)
        {
            var window = _windows.GetValueOrDefault(operation);
            var calls = window.Second == second ? window.Calls + 1 : 1;
            _windows[operation] = (second, calls);
            if (calls <= limit) return;
        }
        throw new ApiError(400, "Throttling.User", "Request was denied due to user flow control.", ErrorShape.Gateway);
    }
}
