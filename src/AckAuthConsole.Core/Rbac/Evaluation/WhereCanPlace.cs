namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>A namespace in which somebody may do something.</summary>
/// <param name="Namespace">Its name.</param>
/// <param name="Chain">Why.</param>
public sealed record WhereCanPlace(string Namespace, AccessChain Chain);
