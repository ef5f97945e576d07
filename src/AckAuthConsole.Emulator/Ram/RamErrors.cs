using AckAuthConsole.Emulator.Gateway;

namespace AckAuthConsole.Emulator.Ram;

/// <summary>RAM's errors, by the names of the reference.</summary>
internal static class RamErrors
{
    public static ApiError NotExist(string entity) => new(404, "EntityNotExist." + entity, entity switch
    {
        "User" => "The user does not exist.",
        "Group" => "The group does not exist.",
        "Role" => "The role does not exist.",
        "Policy" => "The policy does not exist.",
        "Policy.Version" => "The policy version does not exist.",
        "User.Policy" => "The indicate policy of the user does not exist.",
        "Group.Policy" => "The indicate policy attached to the group does not exist.",
        "Role.Policy" => "The indicate policy attached to the role does not exist.",
        "User.Group" => "The user has not joined the group.",
        "User.AccessKey" => "The access key of the user does not exist.",
        "User.LoginProfile" => "The login profile of the user does not exist.",
        "User.MFADevice" => "The MFA device of the user does not exist.",
        _ => "The entity does not exist.",
    });

    public static ApiError Exists(string entity) => new(409, "EntityAlreadyExists." + entity, entity switch
    {
        "User" => "The user does already EXIST.",
        "Group" => "The group does already EXIST.",
        "Role" => "The role does already EXIST.",
        "Policy" => "The policy does already EXIST.",
        "User.Policy" => "The user has already been attached this policy.",
        "Group.Policy" => "The group has already been attached this policy.",
        "Role.Policy" => "The role has already been attached this policy.",
        "User.Group" => "The user has already joined the group.",
        "User.LoginProfile" => "The login profile of the user does already EXIST.",
        _ => "The entity does already EXIST.",
    });

    public static ApiError DeleteConflict(string entity, string message) => new(409, "DeleteConflict." + entity, message);

    public static ApiError LimitExceeded(string entity) => new(409, "LimitExceeded." + entity, $"The count of {entity} is beyond the current limits.");

    public static ApiError InvalidChars(string parameter) => Invalid(parameter, "InvalidChars", "contains invalid chars.");

    public static ApiError Length(string parameter) => Invalid(parameter, "Length", "beyond the length limit.");

    public static ApiError Format(string parameter) => Invalid(parameter, "Format", "has an invalid format.");

    public static ApiError InvalidValue(string parameter) => new(400, "InvalidParameter." + parameter, $"The parameter - \"{parameter}\" is invalid.");

    private static ApiError Invalid(string parameter, string what, string message) =>
        new(400, $"InvalidParameter.{parameter}.{what}", $"The parameter - \"{parameter}\" {message}");
}
