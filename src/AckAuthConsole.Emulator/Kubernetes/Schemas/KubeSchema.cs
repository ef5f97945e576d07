namespace AckAuthConsole.Emulator.Kubernetes.Schemas;

/// <summary>The form of a value: what is read, in which order it is written, how it is merged, and what OpenAPI says about it.</summary>
internal sealed class KubeSchema
{
    public required SchemaType Type { get; init; }

    /// <summary>Name of the definition in OpenAPI; empty: written in place.</summary>
    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Members of an object, in the order in which they are written.</summary>
    public IReadOnlyList<KubeField> Fields { get; init; } = [];

    /// <summary>Values of a list or map.</summary>
    public KubeSchema? Items { get; init; }

    public ListKind Kind { get; init; }

    /// <summary>Members that tell the objects of a list apart; the first is the one that strategic merge patches go by.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>An object that is owned whole.</summary>
    public bool IsAtomic { get; init; }

    /// <summary>The type as Go names it in messages.</summary>
    public string GoType => Type switch
    {
        SchemaType.Object => "v1." + GoName,
        SchemaType.Map => $"map[string]{Items!.GoType}",
        SchemaType.List => $"[]{Items!.GoType}",
        SchemaType.Integer => "int32",
        SchemaType.Flag => "bool",
        SchemaType.Text => "string",
        SchemaType.Time => "v1.Time",
        SchemaType.Quantity => "resource.Quantity",
        SchemaType.IntegerOrText => "intstr.IntOrString",
        _ => "interface {}",
    };

    /// <summary>The last part of <see cref="Name"/>.</summary>
    public string GoName => Name[(Name.LastIndexOf('.') + 1)..];

    public KubeField? Field(string name)
    {
        foreach (var field in Fields) if (field.Name == name) return field;
        return null;
    }

    public static KubeSchema Any { get; } = new() { Type = SchemaType.Any };

    public static KubeSchema Text { get; } = new() { Type = SchemaType.Text };

    public static KubeSchema Integer { get; } = new() { Type = SchemaType.Integer };

    public static KubeSchema Flag { get; } = new() { Type = SchemaType.Flag };

    public static KubeSchema Time { get; } = new() { Type = SchemaType.Time };

    public static KubeSchema Quantity { get; } = new() { Type = SchemaType.Quantity };

    public static KubeSchema IntegerOrText { get; } = new() { Type = SchemaType.IntegerOrText };

    public static KubeSchema Texts { get; } = List(Text);

    public static KubeSchema TextMap { get; } = Map(Text);

    public static KubeSchema Map(KubeSchema values) => new() { Type = SchemaType.Map, Items = values };

    public static KubeSchema List(KubeSchema items) => new() { Type = SchemaType.List, Items = items };

    public static KubeSchema Set(KubeSchema items) => new() { Type = SchemaType.List, Items = items, Kind = ListKind.Set };

    public static KubeSchema ListBy(KubeSchema items, params IReadOnlyList<string> keys) => new() { Type = SchemaType.List, Items = items, Kind = ListKind.Map, Keys = keys };

    public static KubeSchema Object(string name, string description, params IReadOnlyList<KubeField> fields) =>
        new() { Type = SchemaType.Object, Name = name, Description = description, Fields = fields };

    public static KubeSchema Atomic(string name, string description, params IReadOnlyList<KubeField> fields) =>
        new() { Type = SchemaType.Object, Name = name, Description = description, Fields = fields, IsAtomic = true };
}
