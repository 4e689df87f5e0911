using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Reeve.Google.Calls;
using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Google.Identity;

/// <summary>Finds out why a token cannot be had: each question asked alone, past every cache. Thread-safe.</summary>
public sealed class GoogleDiagnosis
{
    private readonly ServiceAccountIdentity _identity;
    private readonly ApiPipeline _pipeline;
    private readonly GoogleAddress _address;
    private readonly TimeProvider _time;

    internal GoogleDiagnosis(ServiceAccountIdentity identity, ApiPipeline pipeline, GoogleAddress address, TimeProvider time)
    {
        _identity = identity;
        _pipeline = pipeline;
        _address = address;
        _time = time;
    }

    /// <summary>Where tokens come from.</summary>
    public Uri TokenUri => _identity.Account.TokenUri;

    /// <summary>The number that scopes are delegated to; null where the credentials do not tell it.</summary>
    public string? ClientId => _identity.Account.ClientId;

    /// <summary>Who signs, in words; nothing secret.</summary>
    public string Describe() =>
        _identity.Credential switch
        {
            GoogleCredential.Key => $"service account `{_identity.Account.ClientEmail}`, client ID {ClientId ?? "unknown"}, key {_identity.Account.KeyId ?? "without an ID"}",
            GoogleCredential.Keyless keyless => $"service account `{keyless.Account}` without a key: IAM signs for it, asked with {keyless.Signer.Place}",
            _ => $"{_identity.Account.ClientEmail}, who can act as nobody else",
        };

    /// <summary>Whether a call was refused because its API is switched off in the service account's project.</summary>
    public static bool IsApiDisabled(ApiException failure) => failure is { Fault: ApiFault.Forbidden, Reason: "accessNotConfigured" or "SERVICE_DISABLED" };

    /// <summary>What was measured, in words such as <c>11 minutes fast</c>.</summary>
    /// <param name="ahead">How far this machine's clock is ahead; negative for behind.</param>
    public static string InWords(TimeSpan ahead) => TokenMends.FastOrSlow(ahead);

    /// <summary>Measures how far this machine's clock is ahead of Google's, to about a second; negative for behind. Needs no key.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Null if the answer had no date.</returns>
    /// <exception cref="ApiException">The token endpoint cannot be reached.</exception>
    public async Task<TimeSpan?> MeasureClockAsync(CancellationToken cancellationToken)
    {
        var askedAt = _time.GetUtcNow();
        var theirs = await _pipeline.SendAsync(
            Request("the clock", TokenUri) with { Accepts = status => status is not HttpStatusCode.TooManyRequests && (int)status < 500 },
            (response, _, _) => Task.FromResult(response.Headers.Date),
            cancellationToken);
        var ours = askedAt + ((_time.GetUtcNow() - askedAt) / 2);

        // A Date is cut to the second: half of one is the best guess at what was cut.
        return theirs is null ? null : ours - (theirs.Value + TimeSpan.FromSeconds(0.5));
    }

    /// <summary>Looks the key up in Google's public list of the account's keys. Needs no token.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Null if there is no list to be had.</returns>
    /// <exception cref="ApiException">The list cannot be reached.</exception>
    /// <remarks>Source: Google Cloud IAM, "List and get service account keys": public keys as X.509 certificates, by account.</remarks>
    public async Task<KeyRecord?> FindKeyAsync(CancellationToken cancellationToken)
    {
        if (_identity.Account.KeyId is not { } id) return null;

        var address = _address.Certificates(_identity.Account.ClientEmail);
        try
        {
            return await _pipeline.SendAsync(Request("the list of keys", address), body => Find(body, id), cancellationToken);
        }
        catch (ApiException failure) when (failure.Fault is ApiFault.NotFound or ApiFault.Forbidden or ApiFault.Protocol)
        {
            return null;
        }
    }

    /// <summary>Asks for a token with one scope, past every cache.</summary>
    /// <param name="subject">Whom to act as; null for the service account itself.</param>
    /// <param name="scope">The whole scope.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="ApiException">It failed for a reason that is neither the scope's nor the subject's: key, clock, network.</exception>
    public async Task<ScopeProbe> TryScopeAsync(string? subject, string scope, CancellationToken cancellationToken)
    {
        try
        {
            await _identity.FetchAsync(subject, scope, cancellationToken);

            return new(scope, ScopeAnswer.Granted, "");
        }
        catch (ApiException failure) when (failure.Fault == ApiFault.Forbidden)
        {
            var answer = TokenFaults.IsAboutScope(failure) ? ScopeAnswer.NotDelegated
                : subject is not null && TokenFaults.IsAboutSubject(failure) ? ScopeAnswer.SubjectRefused
                : ScopeAnswer.Refused;

            return new(scope, answer, failure.Message);
        }
    }

    private static KeyRecord Find(ReadOnlySpan<byte> body, string id)
    {
        var reader = new Utf8JsonReader(body);
        var keys = JsonElement.ParseValue(ref reader);
        if (keys.ValueKind != JsonValueKind.Object) throw new JsonException("The list of keys is not an object.");
        if (!keys.TryGetProperty(id, out var pem) || pem.ValueKind != JsonValueKind.String) return new(false, null);

        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem.GetString());

            return new(true, certificate.NotBefore.ToUniversalTime());
        }
        catch (CryptographicException)
        {
            return new(true, null);
        }
    }

    private static ApiRequest Request(string call, Uri address) =>
        new() { Call = call, Method = HttpMethod.Get, Address = address, Mapper = GoogleFaults.Instance, SafeToRepeat = true };
}
