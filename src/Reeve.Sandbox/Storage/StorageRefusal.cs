using System.Globalization;
using Reeve.Sandbox.Drive;

namespace Reeve.Sandbox.Storage;

/// <summary>Ends the handling of a call with a refusal, which both of the service's interfaces can word.</summary>
/// <remarks>Source: Cloud Storage, "HTTP status and error codes for JSON" and "… for XML"; texts that they lack were seen in public reports.</remarks>
internal sealed class StorageRefusal(GoogleError error, int xmlStatus, string xmlCode) : Exception(error.Message)
{
    /// <summary>What the JSON interface says.</summary>
    public GoogleError Error { get; } = error;

    public int XmlStatus { get; } = xmlStatus;

    /// <summary>The XML interface's code, such as <c>NoSuchKey</c>.</summary>
    public string XmlCode { get; } = xmlCode;

    public static StorageRefusal NoBucket() => Of(404, "notFound", "The specified bucket does not exist.", "NoSuchBucket");

    public static StorageRefusal NoObject(string bucket, string name) => Of(404, "notFound", $"No such object: {bucket}/{name}", "NoSuchKey");

    public static StorageRefusal NoSession() => Of(404, "notFound", "Not Found", "NoSuchUpload");

    public static StorageRefusal SessionGone() => Of(410, "gone", "The upload session has expired.", "NoSuchUpload");

    public static StorageRefusal Invalid(string message) => Of(400, "invalid", message, "InvalidArgument");

    public static StorageRefusal Required(string parameter) => new(
        new GoogleError(400, "required", $"Required parameter: {parameter}") { Location = parameter }, 400, "InvalidArgument");

    public static StorageRefusal ParseError() => Of(400, "parseError", "Parse Error", "InvalidArgument");

    /// <summary>The caller lacks a permission; null is a caller who is not signed in.</summary>
    public static StorageRefusal Denied(string? caller, string permission)
    {
        var kind = permission.StartsWith("storage.objects.", StringComparison.Ordinal) && permission != Permissions.List ? "object" : "bucket";
        var message = $"{caller ?? "Anonymous caller"} does not have {permission} access to the Google Cloud Storage {kind}. "
            + $"Permission '{permission}' denied on resource (or it may not exist).";

        return caller is not null
            ? Of(403, "forbidden", message, "AccessDenied")
            : new StorageRefusal(
                new GoogleError(401, "required", message) { Location = "Authorization", LocationType = "header", Challenge = "Bearer realm=\"https://accounts.google.com/\"" },
                403, "AccessDenied");
    }

    /// <summary>The token is unknown or has ended.</summary>
    public static StorageRefusal BadToken() => new(Refusals.BadToken().Error with { Message = "Invalid Credentials", RpcStatus = null }, 401, "AuthenticationRequired");

    /// <summary>The token's scopes do not include what the call needs.</summary>
    public static StorageRefusal ScopeMissing(IEnumerable<string> enough) => new(
        new GoogleError(403, "insufficientPermissions", "Insufficient Permission")
        {
            Challenge = $"Bearer realm=\"https://accounts.google.com/\", error=\"insufficient_scope\", scope=\"{string.Join(' ', enough)}\"",
        },
        403, "AccessDenied");

    public static StorageRefusal ConditionNotMet(string header) => new(
        new GoogleError(412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.") { Location = header, LocationType = "header" },
        412, "PreconditionFailed");

    public static StorageRefusal UniformAccess() => Of(400, "invalid",
        "Cannot insert legacy ACL for an object when uniform bucket-level access is enabled. Read more at https://cloud.google.com/storage/docs/uniform-bucket-level-access",
        "InvalidArgument");

    public static StorageRefusal WrongHash(string kind, string given, string found) => Of(400, "invalid",
        $"Provided {kind} hash \"{given}\" doesn't match calculated {kind} hash \"{found}\".", "BadDigest");

    public static StorageRefusal TooFast(string bucket, string name) => Of(429, "rateLimitExceeded",
        $"The object {bucket}/{name} exceeded the rate limit for object mutation operations (create, update, and delete). Please reduce your request rate. See https://cloud.google.com/storage/docs/gcs429.",
        "SlowDown");

    public static StorageRefusal OutOfRange() => Of(416, "requestedRangeNotSatisfiable", "The requested range cannot be satisfied.", "InvalidRange");

    /// <summary>A chunk that is not the last must have at least one granule.</summary>
    public static StorageRefusal ChunkTooSmall(long length) => Of(400, "badRequest", string.Create(CultureInfo.InvariantCulture,
        $"Invalid request.  The number of bytes uploaded is required to be equal or greater than {ContentWriter.Granule}, except for the final request (it's recommended to be the exact multiple of {ContentWriter.Granule}).  The received request contained {length} bytes, which does not meet this requirement."),
        "InvalidArgument");

    /// <summary>A chunk begins after the bytes that are there.</summary>
    public static StorageRefusal Gap(long first, long persisted) => Of(400, "badRequest", string.Create(CultureInfo.InvariantCulture,
        $"Invalid request.  According to the Content-Range header, the upload offset is {first} byte(s), which exceeds already uploaded size of {persisted} byte(s)."),
        "InvalidArgument");

    /// <summary>The body has not as many bytes as the header says.</summary>
    public static StorageRefusal WrongLength(long received, long announced) => Of(400, "badRequest", string.Create(CultureInfo.InvariantCulture,
        $"Invalid request.  There were {received} byte(s) in the request body.  There should have been {announced} byte(s) according to the Content-Range header."),
        "InvalidArgument");

    public static StorageRefusal OtherTotal(long before, long now) => Of(400, "badRequest", string.Create(CultureInfo.InvariantCulture,
        $"Invalid request.  The total size of the upload is {before} byte(s) and cannot be changed to {now} byte(s)."),
        "InvalidArgument");

    /// <summary>A refusal with the same status in both interfaces.</summary>
    public static StorageRefusal Of(int status, string reason, string message, string xmlCode) =>
        new(new GoogleError(status, reason, message), status, xmlCode);
}
