using System.Text.Json;
using Reeve.Http.Failures;

namespace Reeve.Google.Identity;

/// <summary>Judges the refusals of the token endpoint, each with its mend.</summary>
/// <remarks>
/// Source: Google Identity, "Using OAuth 2.0 for server to server applications", "JWT error codes"; texts that page does not list were
/// observed in the field, 2026. None of these bodies holds a secret.
/// </remarks>
/// <param name="key">Who asked.</param>
/// <param name="subject">Whom it asked to act as; null for nobody.</param>
/// <param name="scope">For which scope.</param>
/// <param name="time">The clock that may be wrong.</param>
internal sealed class TokenFaults(TokenAccount key, string? subject, string scope, TimeProvider time) : IFailureMapper
{
    private const string NotDelegated = "unauthorized_client";
    private const string Restricted = "admin_policy_enforced";
    private const string UnknownScope = "invalid_scope";

    /// <summary>The scope is not delegated, so a broader one may do.</summary>
    public static bool IsAboutScope(ApiException failure) => failure is { Fault: ApiFault.Forbidden, Reason: NotDelegated };

    /// <summary>This subject cannot be acted as; another one may.</summary>
    public static bool IsAboutSubject(ApiException failure) =>
        failure is { Fault: ApiFault.Forbidden, Reason: "invalid_grant" or "invalid_request" or "access_denied" };

    /// <summary>An administrator restricts the scope, or Google does not know it; so it is for every subject.</summary>
    public static bool IsRestricted(ApiException failure) => failure is { Fault: ApiFault.Forbidden, Reason: Restricted or UnknownScope };

    /// <inheritdoc/>
    public Failure Map(FailedAnswer answer)
    {
        var (error, description) = Read(answer.Body);

        return (error, (int)answer.Status) switch
        {
            ("internal_failure", _) or (_, >= 500) => new(
                ApiFault.Transient, $"The token endpoint `{key.TokenUri.Host}` failed (status {(int)answer.Status}).", error, Repeat.WhenSafe),
            (_, 429) => new(ApiFault.RateLimited, $"The token endpoint `{key.TokenUri.Host}` was asked too often.", error, Repeat.Always),
            (NotDelegated, _) => Forbidden(error, TokenMends.NotDelegated([scope], key)),
            ("invalid_grant", _) => Grant(error, description, answer.ServerTime),
            ("access_denied", _) when subject is not null =>
                Forbidden(error, $"`{subject}` may not be acted as with {TokenMends.Short(scope)}: Google says {Said(description)}."),
            (Restricted or "org_internal" or "access_denied", _) =>
                Forbidden(Restricted, $"An administrator restricts {TokenMends.Short(scope)}: see Admin console › Security › API controls."),
            (UnknownScope, _) => Forbidden(error, $"Google does not know the scope `{scope}`."),
            ("invalid_request", _) when subject is not null && Says(description, "impersonation") => NoSuchUser(error, description),
            ("invalid_client" or "deleted_client" or "disabled_client", _) => Unauthorized(
                error, $"The service account `{key.ClientEmail}` is not accepted: Google says {Said(description)}; is it disabled or deleted?"),
            (not null, _) => Unauthorized(error, $"The token request was refused ({error}): Google says {Said(description)}."),
            _ => new(
                ApiFault.Protocol,
                $"`{key.TokenUri.Host}` does not answer as a token endpoint (status {(int)answer.Status}): check the key file's `token_uri`.",
                null,
                Repeat.Never),
        };
    }

    private Failure Grant(string error, string? description, DateTimeOffset? serverTime)
    {
        if (Says(description, "Invalid JWT Signature"))
        {
            return Unauthorized(
                error,
                $"The key `{key.KeyId}` is not accepted (Invalid JWT Signature): it was deleted or does not belong to `{key.ClientEmail}`; "
                + "make a new one in the Cloud console › IAM & Admin › Service accounts › Keys.");
        }

        if (Says(description, "reasonable timeframe") || Says(description, "Check your iat and exp"))
            return Unauthorized(error, TokenMends.Clock(time.GetUtcNow(), serverTime));
        if (Says(description, "account not found") || Says(description, "No valid verifier"))
            return Unauthorized(error, $"The service account `{key.ClientEmail}` does not exist: it was deleted, or the key file is not the right one.");
        if (subject is null || description is null or "Bad Request" || Says(description, "Invalid JWT") || Says(description, "expired or revoked"))
            return Unauthorized(error, $"The token request was refused: Google says {Said(description)}.");

        // The texts for suspended and deleted users are not documented, so what is not about key or clock is about the user.
        return NoSuchUser(error, description);
    }

    private Failure NoSuchUser(string error, string? description) =>
        Forbidden(
            error,
            $"`{subject}` cannot be acted as: not a user's primary address in this organisation, suspended or deleted; Google says {Said(description)}.");

    private static Failure Forbidden(string reason, string message) => new(ApiFault.Forbidden, message, reason, Repeat.Never);

    private static Failure Unauthorized(string reason, string message) => new(ApiFault.Unauthorized, message, reason, Repeat.Never);

    private static bool Says(string? description, string words) => description?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;

    private static string Said(string? description) => description is null ? "nothing more" : OneSentence.Quote(description);

    private static (string? Error, string? Description) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);

            return (Text(document.RootElement, "error"), Text(document.RootElement, "error_description"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
