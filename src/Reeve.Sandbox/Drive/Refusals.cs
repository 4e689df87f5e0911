using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Drive;

/// <summary>The refusals that Drive's methods answer with.</summary>
/// <remarks>Source: Drive guide "Resolve errors"; texts that it lacks were observed in public clients' error tables, 2026.</remarks>
internal static class Refusals
{
    private const string Realm = "Bearer realm=\"https://accounts.google.com/\"";

    public static RefusedException NoCredentials() => new(new GoogleError(403, "forbidden",
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.")
    {
        RpcStatus = "PERMISSION_DENIED",
    });

    public static RefusedException BadToken() => new(new GoogleError(401, "authError",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.")
    {
        Inner = "Invalid Credentials",
        Location = "Authorization",
        LocationType = "header",
        RpcStatus = "UNAUTHENTICATED",
        Challenge = Realm + ", error=\"invalid_token\"",
    });

    public static RefusedException ScopeMissing(string method, IEnumerable<string> enough) => new(new GoogleError(403, "insufficientPermissions",
        "Request had insufficient authentication scopes.")
    {
        Inner = "Insufficient Permission",
        RpcStatus = "PERMISSION_DENIED",
        Info = new ErrorInfo("ACCESS_TOKEN_SCOPE_INSUFFICIENT", ("service", DrivePipeline.ServiceName), ("method", method)),
        Challenge = $"{Realm}, error=\"insufficient_scope\", scope=\"{string.Join(' ', enough)}\"",
    });

    public static RefusedException FileNotFound(string id) => Where(404, "notFound", $"File not found: {id}.", "fileId");

    public static RefusedException PermissionNotFound(string id) => Where(404, "notFound", $"Permission not found: {id}.", "permissionId");

    public static RefusedException DriveNotFound(string id) => Where(404, "notFound", $"Shared drive not found: {id}", "driveId");

    public static RefusedException Invalid(string location, string message = "Invalid Value") => Where(400, "invalid", message, location);

    public static RefusedException Required(string message, string location) => Where(400, "required", message, location);

    public static RefusedException InvalidField(string name) => Where(400, "invalidParameter", $"Invalid field selection {name}", "fields");

    public static RefusedException OutOfRange(string location, string value, int max) => Where(400, "invalidParameter",
        $"Invalid value '{value}'. Values must be within the range: [1, {max}]", location);

    /// <summary>A parameter that is not of its type; <paramref name="type"/> is as protocol buffers name it.</summary>
    public static RefusedException NotOfType(string location, string type, string value)
    {
        var name = string.Concat(location.Select(letter => char.IsUpper(letter) ? "_" + char.ToLowerInvariant(letter) : letter.ToString()));

        return new(new GoogleError(400, "badRequest", $"Invalid value at '{name}' ({type}), \"{value}\"")
        {
            RpcStatus = "INVALID_ARGUMENT",
            BadField = name,
        });
    }

    public static RefusedException BadRequest(string message = "Bad Request") => new(new GoogleError(400, "badRequest", message));

    public static RefusedException ParseError() => new(new GoogleError(400, "parseError", "Parse Error"));

    public static RefusedException InvalidSharing(string userMessage) => new(new GoogleError(400, "invalidSharingRequest", "Bad Request")
    {
        Inner = $"Bad Request. User message: \"{userMessage}\"",
    });

    public static RefusedException NotAllowed(string fileId) => Forbidden("insufficientFilePermissions",
        $"The user does not have sufficient permissions for file {fileId}.");

    public static RefusedException Forbidden(string reason, string message) => new(new GoogleError(403, reason, message));

    public static RefusedException ForbiddenAt(string reason, string message, string location) => Where(403, reason, message, location);

    public static RefusedException SharingLimit(string fileId) => new(DriveFaults.Error(new Refusal(403, "sharingRateLimitExceeded"), fileId));

    public static RefusedException BelowInherited() => Forbidden("cannotModifyInheritedPermission",
        "Cannot modify a permission on an item to be less than the inherited access from a direct or indirect parent. Leverage limited access (https://developers.google.com/workspace/drive/api/guides/limited-expansive-access).");

    public static RefusedException NotWritable() => Forbidden("fieldNotWritable",
        "The resource body includes fields which are not directly writable.");

    public static RefusedException StorageQuota() => Forbidden("storageQuotaExceeded",
        "Service Accounts do not have storage quota. Leverage shared drives, or use OAuth delegation instead.");

    public static RefusedException DriveHasNoSharingRestriction() => Forbidden("teamDrivesSharingRestrictionNotAllowed",
        "Sharing restrictions cannot be set on a shared drive item.");

    private static RefusedException Where(int status, string reason, string message, string location) =>
        new(new GoogleError(status, reason, message) { Location = location, LocationType = "parameter" });
}
