namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>One thing that is wrong with an object.</summary>
/// <param name="Reason">Such as <c>FieldValueRequired</c>.</param>
/// <param name="Field">Path of the field.</param>
/// <param name="Message">What is wrong with it, without the path.</param>
internal sealed record FieldError(string Reason, string Field, string Message)
{
    public static FieldError Required(string field, string detail = "") => new("FieldValueRequired", field, detail.Length == 0 ? "Required value" : $"Required value: {detail}");

    /// <param name="field">Path of the field.</param>
    /// <param name="value">The value as Go prints it.</param>
    /// <param name="detail">What is wrong with it.</param>
    public static FieldError Invalid(string field, string value, string detail) => new("FieldValueInvalid", field, $"Invalid value: {value}: {detail}");

    public static FieldError NotSupported(string field, string value, params ReadOnlySpan<string> supported) =>
        new("FieldValueNotSupported", field, $"Unsupported value: {GoText.Quote(value)}: supported values: {string.Join(", ", supported.ToArray().Select(GoText.Quote))}");

    public static FieldError Forbidden(string field, string detail) => new("FieldValueForbidden", field, $"Forbidden: {detail}");

    /// <summary>The error as the message of the whole object holds it.</summary>
    public override string ToString() => $"{Field}: {Message}";
}
