using System.Text.Json.Serialization;

namespace AckAuthConsole.Data.Inventory;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(InventoryDocument))]
internal sealed partial class InventoryJson : JsonSerializerContext;
