using AckAuthConsole.Cli.Output;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Cli.Sources;

/// <summary>
/// What people type for a subject: a user name, <c>Group/NAME</c>, <c>User/NAME</c>, <c>ServiceAccount/NAMESPACE/NAME</c> or <c>system:serviceaccount:NAMESPACE:NAME</c>. The id of a RAM identity stands for every user name of it.
/// </summary>
internal static class SubjectArgument
{
    /// <summary>The words for help.</summary>
    public static string Description => CliText.Of("Subject");

    /// <summary>Who is meant, as the API server would see him.</summary>
    public static RbacUser Read(RbacSnapshot snapshot, string text, IReadOnlyList<string> groups)
    {
        var parts = text.Split('/');
        return parts switch
        {
            ["Group" or "group", _, ..] => RbacUser.Exactly("", [text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..], .. groups]),
            ["ServiceAccount" or "serviceaccount" or "sa", var ns, var name] => RbacUser.Authenticated(RbacNames.ServiceAccount(ns, name), groups),
            ["User" or "user", _, ..] => RbacUser.Authenticated(text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..], groups),
            _ when AckUserName.TryParse(text, out var id) && id.Value == text => AckUserName.UserOf(snapshot, id),
            _ => RbacUser.Authenticated(text, groups),
        };
    }
}
