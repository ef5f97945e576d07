using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Carries every change of ACK's grants into the API servers that it concerns. Those that nobody has asked yet are filled when they are.</summary>
internal sealed class GrantSync
{
    private readonly EmulatorState _state;
    private readonly KubeClusters _clusters;

    public GrantSync(EmulatorState state, KubeClusters clusters)
    {
        (_state, _clusters) = (state, clusters);
        state.Grants.Replaced += OnReplaced;
    }

    private void OnReplaced(string uid, IReadOnlyList<Grant> before, IReadOnlyList<Grant> after)
    {
        foreach (var source in _state.Clusters)
        {
            if (!before.Concat(after).Any(grant => AckBindings.Covers(grant, source)) || _clusters.IfMade(source.ClusterId) is not { } cluster) continue;
            GrantBindings.Update(new BindingStore(cluster), _state, source, before, after);
        }
    }
}
