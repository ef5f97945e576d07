namespace AckAuthConsole.Emulator.Gateway;

/// <summary>All operations, found as the cloud finds them: RPC by version and action, ROA by method and path.</summary>
internal sealed class OperationRegistry
{
    private readonly Dictionary<(string Version, string Action), Operation> _rpc = [];
    private readonly List<(Operation Operation, string[] Segments)> _roa = [];

    public IEnumerable<Operation> All => _rpc.Values.Concat(_roa.Select(r => r.Operation));

    public void Add(Operation operation)
    {
        if (operation.Style == ApiStyle.Rpc) _rpc.Add((operation.Version, operation.Action), operation);
        else _roa.Add((operation, operation.PathTemplate.Trim('/').Split('/')));
    }

    public Operation? FindRpc(string version, string action) => _rpc.GetValueOrDefault((version, action));

    /// <summary>Finds a ROA operation by the path's raw (still encoded) segments; fixed segments win over placeholders.</summary>
    public (Operation Operation, IReadOnlyDictionary<string, string> Values)? FindRoa(string method, string rawPath, string? action)
    {
        var segments = rawPath.Trim('/').Split('/');
        (Operation Operation, string[] Segments)? best = null;
        var bestFixed = -1;
        foreach (var candidate in _roa)
        {
            if (candidate.Operation.Method != method || candidate.Segments.Length != segments.Length) continue;
            if (action is not null && candidate.Operation.Action != action) continue;
            var fixedCount = 0;
            var matches = true;
            for (var i = 0; i < segments.Length && matches; i++)
            {
                if (candidate.Segments[i].StartsWith('{')) matches = segments[i].Length > 0;
                else if (string.Equals(candidate.Segments[i], segments[i], StringComparison.Ordinal)) fixedCount++;
                else matches = false;
            }
            if (matches && fixedCount > bestFixed) (best, bestFixed) = (candidate, fixedCount);
        }
        if (best is not { } found) return null;
        var values = new Dictionary<string, string>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (found.Segments[i].StartsWith('{')) values[found.Segments[i].Trim('{', '}')] = Uri.UnescapeDataString(segments[i]);
        }
        return (found.Operation, values);
    }
}
