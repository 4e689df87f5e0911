using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Drive;

/// <summary>The words that Drive gives with its usual reasons. Source: Drive guide "Resolve errors".</summary>
internal static class DriveFaults
{
    /// <summary>Returns a refusal as Drive words it.</summary>
    /// <param name="refusal">The refusal; its own message, if it has one, is kept.</param>
    /// <param name="fileId">The file that the call is about; empty for none.</param>
    public static GoogleError Error(Refusal refusal, string fileId)
    {
        if (refusal.Message is not null)
        {
            return GoogleError.Of(refusal);
        }

        var (message, inner) = Texts(refusal.Reason, fileId);

        return GoogleError.Of(refusal with { Message = message }) with { Inner = inner };
    }

    private static (string Message, string? Inner) Texts(string reason, string fileId) => reason switch
    {
        "userRateLimitExceeded" => ("User Rate Limit Exceeded", null),
        "rateLimitExceeded" => ("Rate Limit Exceeded", null),
        "sharingRateLimitExceeded" => ("Rate Limit Exceeded",
            "Rate limit exceeded. User message: \"These item(s) could not be shared because a rate limit was exceeded: " + fileId + "\""),
        "backendError" => ("Backend Error", null),
        "internalError" => ("Internal Error", null),
        "insufficientFilePermissions" => ($"The user does not have sufficient permissions for file {fileId}.", null),
        "notFound" => ($"File not found: {fileId}.", null),
        "authError" => ("Invalid Credentials", null),
        "invalidSharingRequest" => ("Bad Request", "Bad Request. User message: \"ACL change not allowed.\""),
        _ => (reason, null),
    };
}
