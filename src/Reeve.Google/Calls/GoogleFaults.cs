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

    private GoogleFaults()
    {
    }

    /// <summary>The one mapper; it has no state.</summary>
    public static GoogleFaults Instance { get; } = new();

    /// <summary>The list has to be begun again: its page token is not taken any more.</summary>
    public static bool IsStalePage(ApiException failure) => failure is { Fault: ApiFault.Invalid, Reason: StalePage };

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
        ("notFound", 404) when answer.Call == DriveMethods.DrivesList.Name => Failed(answer, body), // A list names nothing that could be missing. Observed in the field, 2026: it passes.
        ("shareOutNotPermitted" or "shareOutNotPermittedToUser" or "shareInNotPermitted" or "publishOutNotPermitted"
            or "shareOutWarning" or "invalidLinkVisibility" or "abusiveContentRestriction", _) =>
            Refused(ApiFault.Forbidden, answer, body),
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
        body.Message?.Contains("successfully shared", StringComparison.OrdinalIgnoreCase) == true;
}
