namespace AckAuthConsole.Emulator.Kubernetes.Schemas;

/// <summary>What a value may be.</summary>
internal enum SchemaType
{
    /// <summary>Anything; kept as it is.</summary>
    Any,
    Object,
    Map,
    List,
    Text,
    Integer,
    Flag,

    /// <summary>A number or a text: ports by number or name.</summary>
    IntegerOrText,

    /// <summary>A number or a text, kept as text: <c>500m</c>, <c>2</c>.</summary>
    Quantity,
    Time,
}
