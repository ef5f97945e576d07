namespace AckAuthConsole.Emulator.Kubernetes.Storage;

/// <summary>One write, as watches see it.</summary>
/// <param name="Revision">The cluster's counter.</param>
/// <param name="Object">The new version; of a deletion the last version with the revision of the deletion.</param>
/// <param name="Previous">The version before; null: it is new.</param>
/// <param name="IsDeletion">The object is gone.</param>
internal sealed record KubeChange(long Revision, StoredObject Object, StoredObject? Previous, bool IsDeletion);
