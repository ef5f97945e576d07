using System.Text.Json.Serialization;

namespace AckAuthConsole.Web.Security;

/// <summary>A session's claims with an end.</summary>
internal sealed record SessionProofContent(DateTimeOffset ValidUntil, IReadOnlyList<SessionProofClaim> Claims);

/// <summary>One claim.</summary>
internal sealed record SessionProofClaim(string Type, string Value);

/// <summary>The JSON of sessions.</summary>
[JsonSerializable(typeof(SessionProofContent))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;
