namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>What an unquoted word of YAML means to Kubernetes.</summary>
internal enum ScalarType
{
    Text,
    Boolean,
    Number,
    Null,
}
