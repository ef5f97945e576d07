namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Whether somebody may write an RBAC object, beyond what authorization said.</summary>
internal abstract record WriteVerdict
{
    private WriteVerdict()
    {
    }

    /// <summary>Yes.</summary>
    public static WriteVerdict Allowed { get; } = new Fine();

    internal sealed record Fine : WriteVerdict;

    /// <summary>No: 403 with this reason.</summary>
    internal sealed record Forbidden(string Reason) : WriteVerdict;

    /// <summary>No: 404, since the role that is bound does not exist.</summary>
    internal sealed record RoleMissing(string Resource, string Name) : WriteVerdict;

    /// <summary>No: 500; the API server cannot even look.</summary>
    internal sealed record Broken(string Message) : WriteVerdict;
}
