using Reeve.Google.Drive;
using Reeve.Google.Identity;
using Reeve.Http.Failures;

namespace Reeve.Google.Calls;

/// <summary>Judges the refusals of Google's APIs. Nothing else looks at their status codes, reasons or texts.</summary>
/// <remarks>
/// The reason counts before the status, for the same reason comes with 400 and with 403. Source: Drive API v3, "Resolve errors";
/// reasons it does not list were observed in the field, 2026.
/// </remarks>
internal sealed class GoogleFaults : IFailureMapper
{
    private const string StalePage = "invalid pageToken"; // Google's reason and location: the reason alone is that of any wrong parameter.

    private const string NotAdministrator = "notAuthorized"; // Our word: Google's, `forbidden`, is that of any refusal.
    private const string NotFound = "notFound";

    private GoogleFaults()
    {
    }

    /// <summary>The one mapper; it has no state.</summary>
    public static GoogleFaults Instance { get; } = new();

    /// <summary>The list has to be begun again: its page token is not taken any more.</summary>
    public static bool IsStalePage(ApiException failure) => failure is { Fault: ApiFault.Invalid, Reason: StalePage };

    /// <summary>
    /// Whoever asked the Directory is no administrator who may, or asked about somebody of another organisation: Google says the same
    /// to both.
    /// </summary>
    public static bool IsNotAdministrator(ApiException failure) => failure is { Fault: ApiFault.Forbidden, Reason: NotAdministrator };

    /// <summary>The token's scopes do not cover the call.</summary>
    public static bool IsAboutScope(ApiException failure) =>
        failure is { Fault: ApiFault.Forbidden, Reason: "insufficientPermissions" or "ACCESS_TOKEN_SCOPE_INSUFFICIENT" };

    /// <summary>There is nobody and nothing of that name in the organisation's directory.</summary>
    public static bool IsNotInDirectory(ApiException failure) => failure is { Fault: ApiFault.NotFound, Reason: NotFound };

    /// <summary>What the refusal of an administrator who may ask means: it was about somebody of another organisation.</summary>
    /// <param name="refusal">The refusal, for which <see cref="IsNotAdministrator"/> holds.</param>
    public static ApiException NotInDirectory(ApiException refusal) =>
        new(ApiFault.NotFound, "It is not in this organisation's directory: Google refuses to tell of others.", refusal)
        {
            Status = refusal.Status,
            Reason = NotFound,
            RequestId = refusal.RequestId,
        };

    /// <inheritdoc/>
    public Failure Map(FailedAnswer answer)
    {
        var body = GoogleErrorBody.Read(answer.Body);

        return ByReason(answer, body) ?? ByStatus(answer, body);
    }

    private static Failure? ByReason(FailedAnswer answer, GoogleErrorBody body) => (body.Reason, (int)answer.Status) switch
    {
        ("userRateLimitExceeded" or "rateLimitExceeded" or "RATE_LIMIT_EXCEEDED", 403 or 429) =>
            Refused(ApiFault.RateLimited, answer, body, Repeat.Always),
        ("sharingRateLimitExceeded", _) => Refused(ApiFault.SharingLimited, answer, body, Repeat.Always),
        ("quotaExceeded", _) => Refused(ApiFault.QuotaExceeded, answer, body, Repeat.Always),
        ("dailyLimitExceeded" or "storageQuotaExceeded", _) => Refused(ApiFault.QuotaExceeded, answer, body),
        ("backendError" or "internalError" or "transientError", _) => Failed(answer, body),
        (NotFound, 404) when answer.Call == DriveMethods.DrivesList.Name => Failed(answer, body), // A list names nothing that could be missing. Observed in the field, 2026: it passes.
        ("shareOutNotPermitted" or "shareOutNotPermittedToUser" or "shareInNotPermitted" or "publishOutNotPermitted"
            or "shareOutWarning" or "invalidLinkVisibility" or "abusiveContentRestriction", _) =>
            Refused(ApiFault.Forbidden, answer, body),
        ("invalid", 400) when Says(body, "A system error has occurred") => Failed(answer, body), // Observed of the Directory, 2026: it passes.
        ("invalid", 400) when Says(body, "Invalid Input: userKey") || Says(body, "Invalid Input: groupKey") || Says(body, "Invalid Input: memberKey") =>
            Refused(ApiFault.NotFound, answer, body) with { Reason = NotFound }, // What cannot be a name is nobody's.
        ("forbidden", 403) when Says(body, "Not Authorized to access this resource") =>
            Refused(ApiFault.Forbidden, answer, body) with { Reason = NotAdministrator },
        ("invalidSharingRequest", _) when IsSharedAllTheSame(body) =>
            Refused(ApiFault.OutcomeUnknown, answer, body) with { Unclear = true },
        ("invalid", 400) when body.Location == "pageToken" =>
            Refused(ApiFault.Invalid, answer, body) with { Reason = StalePage },
        ("accessNotConfigured" or "SERVICE_DISABLED", _) =>
            new(
                ApiFault.Forbidden,
                $"The API of {answer.Call} is not enabled in the service account's project: enable it in the Cloud console › APIs & Services.",
                body.Reason,
                Repeat.Never),
        ("insufficientPermissions" or "ACCESS_TOKEN_SCOPE_INSUFFICIENT", 403) =>
            new(
                ApiFault.Forbidden,
                $"The token's scopes do not cover {answer.Call}: delegate a broader one in the {TokenMends.Place}.",
                body.Reason,
                Repeat.Never),
        _ => null,
    };

    private static Failure ByStatus(FailedAnswer answer, GoogleErrorBody body) => (int)answer.Status switch
    {
        401 => Refused(ApiFault.Unauthorized, answer, body),
        403 => Refused(ApiFault.Forbidden, answer, body),
        404 or 410 => Refused(ApiFault.NotFound, answer, body),
        408 or >= 500 => Failed(answer, body),
        409 or 412 => Refused(ApiFault.Conflict, answer, body),
        429 => Refused(ApiFault.RateLimited, answer, body, Repeat.Always),
        < 400 => new(
            ApiFault.Protocol, $"{answer.Call} was answered with a redirect ({(int)answer.Status}{Towards(answer)}), which is never followed.", body.Reason, Repeat.Never),
        _ => Refused(ApiFault.Invalid, answer, body),
    };

    private static Failure Refused(ApiFault fault, FailedAnswer answer, GoogleErrorBody body, Repeat repeat = Repeat.Never) =>
        new(fault, $"Google refused {answer.Call}: {Said(answer, body)}", body.Reason, repeat);

    private static Failure Failed(FailedAnswer answer, GoogleErrorBody body) =>
        new(ApiFault.Transient, $"Google failed on {answer.Call}: {Said(answer, body)}", body.Reason, Repeat.WhenSafe, Unclear: true);

    /// <summary>Where a redirect leads, without the query, which may hold a signature.</summary>
    private static string Towards(FailedAnswer answer) =>
        answer.Headers?.Location is { } place ? $" to `{(place.IsAbsoluteUri ? place.GetLeftPart(UriPartial.Path) : place.OriginalString.Split('?')[0])}`" : "";

    private static string Said(FailedAnswer answer, GoogleErrorBody body) =>
        body.Message is null ? $"status {(int)answer.Status}, without a reason." : OneSentence.Quote(body.Message);

    /// <summary>Only the mail failed. Observed in the field, 2026: "the items were successfully shared but emails could not be sent".</summary>
    private static bool IsSharedAllTheSame(GoogleErrorBody body) =>
        Says(body, "successfully shared");

    private static bool Says(GoogleErrorBody body, string words) => body.Message?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
