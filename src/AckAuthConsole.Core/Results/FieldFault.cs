namespace AckAuthConsole.Core.Results;

/// <summary>What is wrong with one field of an object that was sent to an API server, in its own words.</summary>
/// <param name="Field">The path, for instance <c>rules[0].verbs</c>; for a syntax error <c>line 3, column 5</c>.</param>
/// <param name="Reason">The API server's reason: <c>FieldValueRequired</c>, <c>FieldValueInvalid</c>, <c>FieldValueNotSupported</c>, <c>FieldValueForbidden</c>, or <c>Syntax</c>.</param>
/// <param name="Message">What it says; encode before showing.</param>
public sealed record FieldFault(string Field, string Reason, string Message);
