namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>Marks the texts of the authorization pages.</summary>
public sealed class AuthorizationsText;
