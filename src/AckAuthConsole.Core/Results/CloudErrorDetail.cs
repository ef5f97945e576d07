namespace AckAuthConsole.Core.Results;

/// <summary>What the cloud answered to a refused or failed call; safe to show and to record.</summary>
/// <param name="Product">The product code: <c>CS</c>, <c>Ram</c>, <c>Ims</c>, <c>Sts</c>.</param>
/// <param name="Operation">The API operation, for instance <c>UpdateUserPermissions</c>.</param>
/// <param name="ErrorCode">The cloud's error code, for instance <c>StatusForbidden</c>; null when no answer came.</param>
/// <param name="Message">The cloud's message in its own language; encode before showing.</param>
/// <param name="RequestId">The cloud's request id, for the vendor's support.</param>
/// <param name="HttpStatus">The HTTP status; null when no answer came.</param>
/// <param name="MissingAction">The RAM action that was missing, for instance <c>cs:GetUserPermissions</c>; null when RAM did not refuse.</param>
public sealed record CloudErrorDetail(
    string Product,
    string Operation,
    string? ErrorCode,
    string? Message,
    string? RequestId,
    int? HttpStatus,
    string? MissingAction = null);
