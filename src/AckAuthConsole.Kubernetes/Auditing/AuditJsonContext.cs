using System.Text.Json.Serialization;

namespace AckAuthConsole.Kubernetes.Auditing;

/// <summary>How audit events are read, without reflection. What is not needed, such as whole objects, is skipped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuditEvent))]
internal sealed partial class AuditJsonContext : JsonSerializerContext;
