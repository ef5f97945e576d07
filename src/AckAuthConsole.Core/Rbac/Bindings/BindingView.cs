using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Core.Rbac.Bindings;

/// <summary>One binding.</summary>
/// <param name="State">How old and complete it is.</param>
/// <param name="Row">The binding with whom it names.</param>
public sealed record BindingView(ClusterRbacState State, BindingRow Row);
