namespace Reeve.Sandbox.Tokens;

/// <summary>Why no token was given. Source: RFC 6749 §5.2; the texts are those of Google's token endpoint.</summary>
/// <param name="Error">The OAuth error code.</param>
/// <param name="Description">The text for people; null for none.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record TokenRefusal(string Error, string? Description, int Status = 400)
{
    public static readonly TokenRefusal NotDecodable = new("invalid_request", "Bad Request");

    public static readonly TokenRefusal BadSignature = new("invalid_grant", "Invalid JWT Signature.");

    public static readonly TokenRefusal UnknownAccount = new("invalid_grant", "Invalid grant: account not found");

    public static readonly TokenRefusal NoIssuedAt = new("invalid_grant", "Invalid JWT: iat (issued at) is not set.");

    public static readonly TokenRefusal NoExpiry = new("invalid_grant", "Invalid JWT: exp (expiration time) is not set.");

    public static readonly TokenRefusal OutOfTime = new("invalid_grant",
        "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.");

    public static readonly TokenRefusal BadScope = new("invalid_scope", "Invalid OAuth scope or ID token audience provided.");

    public static readonly TokenRefusal BadAudience = new("invalid_grant", "Invalid JWT: Failed audience check.");

    public static readonly TokenRefusal BadSubject = new("invalid_grant", "Invalid email or User ID");

    public static readonly TokenRefusal DeletedSubject = new("invalid_grant", "The account has been deleted");

    public static readonly TokenRefusal NotDelegated = new("unauthorized_client",
        "Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.", 401);

    public static TokenRefusal GrantType(string? text) => new("unsupported_grant_type", $"Invalid grant_type: {text}");
}
