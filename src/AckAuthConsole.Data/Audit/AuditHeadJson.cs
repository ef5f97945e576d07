using System.Text.Json.Serialization;
using AckAuthConsole.Core.Audit;

namespace AckAuthConsole.Data.Audit;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuditHead))]
internal sealed partial class AuditHeadJson : JsonSerializerContext;
