using Reeve.Sandbox.Drive;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Directory;

/// <summary>The refusals of the Directory API.</summary>
/// <remarks>
/// Source: Directory guides "Troubleshoot error codes" and "Limits and quotas"; texts that they lack were observed in public clients'
/// error tables, 2026.
/// </remarks>
internal static class DirectoryRefusals
{
    public static RefusedException NoCredentials() => new(new GoogleError(401, "required", "Login Required")
    {
        Location = "Authorization",
        LocationType = "header",
        Challenge = "Bearer realm=\"https://accounts.google.com/\"",
    });

    public static RefusedException ScopeMissing(string method, IEnumerable<string> enough)
    {
        var refusal = Refusals.ScopeMissing(method, enough).Error;

        return new(refusal with { Info = new ErrorInfo(refusal.Info!.Reason, ("service", DirectoryApi.ServiceName), ("method", method)) });
    }

    /// <summary>The caller is no administrator with this right, or asks about somebody outside.</summary>
    public static RefusedException NotAuthorized() => new(new GoogleError(403, "forbidden", "Not Authorized to access this resource/api"));

    /// <summary>There is nothing of the given key.</summary>
    /// <param name="parameter">The parameter that the key came in.</param>
    public static RefusedException NotFound(string parameter) => new(new GoogleError(404, "notFound", "Resource Not Found: " + parameter));

    public static RefusedException NoDomain() => new(new GoogleError(404, "notFound", "Domain not found."));

    public static RefusedException NoOrgUnit() => new(new GoogleError(404, "notFound", "Org unit not found"));

    public static RefusedException Invalid(string parameter) => new(new GoogleError(400, "invalid", "Invalid Input: " + parameter));

    public static RefusedException BadRequest() => Refusals.BadRequest();

    /// <summary>Returns a refusal of the weather as this API words it.</summary>
    public static GoogleError Of(Refusal refusal) => GoogleError.Of(refusal with { Message = refusal.Message ?? Text(refusal.Reason) });

    private static string Text(string reason) => reason switch
    {
        "quotaExceeded" => "Request rate higher than configured.",
        "userRateLimitExceeded" => "User Rate Limit Exceeded",
        "rateLimitExceeded" => "Rate Limit Exceeded",
        "backendError" => "Service unavailable. Please try again",
        "forbidden" => "Not Authorized to access this resource/api",
        "notFound" => "Resource Not Found: userKey",
        "authError" => "Invalid Credentials",
        _ => reason,
    };
}
