using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Http;
using Reeve.Http;
using Reeve.Http.Failures;
using Reeve.Http.Tokens;
using OAuth2 = Google.Apis.Auth.OAuth2;

namespace Reeve.Google.Identity;

/// <summary>Gets tokens for application default credentials, by Google's own library.</summary>
/// <remarks>
/// The one place that knows <c>Google.Apis.Auth</c>: it brings Newtonsoft.Json and reflection, so it is loaded only where there is no key
/// file, and nothing of it is in a signature here. Its own cache is not used, for every token is kept by ours.
/// </remarks>
/// <param name="source">The credentials.</param>
/// <param name="endpoint">One origin that stands for all of Google's hosts; null for none.</param>
/// <param name="time">The clock.</param>
internal sealed class DefaultTokens(DefaultSource source, Uri? endpoint, TimeProvider time)
{
    private static readonly TimeSpan _unstatedLifetime = TimeSpan.FromMinutes(10);

    /// <summary>Gets a new token.</summary>
    /// <param name="scope">Scopes, separated by blanks. A person's credentials have theirs from when they signed in.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="ApiException">It was refused or failed.</exception>
    public async Task<AccessToken> FetchAsync(string scope, CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            var credential = Open().CreateScoped(scope.Split(' '));
            var value = await ((OAuth2.ITokenAccess)credential).GetAccessTokenForRequestAsync(null, cancellationToken);

            return AccessToken.Granted(value, now, Lifetime(credential.UnderlyingCredential));
        }
        catch (TokenResponseException refused)
        {
            throw Refused(refused);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            var failure = NetworkFailures.Map(endpoint?.Host ?? "oauth2.googleapis.com", lost);
            throw new ApiException(failure.Fault, failure.Message, lost);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The library answers an empty 429 or 503 with a NullReferenceException, and a file it does not like with several others.
            throw new ApiException(ApiFault.Transient, $"No token can be had with {source.Place}: the answer to the request for one cannot be read, or the file is not complete.", broken);
        }
    }

    private OAuth2.GoogleCredential Open()
    {
        var credential = source.Type == DefaultSource.Metadata
            ? OAuth2.GoogleCredential.FromComputeCredential(new OAuth2.ComputeCredential())
            : OAuth2.CredentialFactory.FromJson(source.Json, source.Type);

        return credential.CreateWithHttpClientFactory(new Factory(endpoint));
    }

    private static TimeSpan Lifetime(object credential)
    {
        var token = credential switch
        {
            OAuth2.ServiceCredential service => service.Token,
            OAuth2.UserCredential user => user.Token,
            _ => null,
        };

        return token?.ExpiresInSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : _unstatedLifetime;
    }

    private ApiException Refused(TokenResponseException refused)
    {
        var status = (int?)refused.StatusCode;
        if (status is 429 or >= 500) return new(ApiFault.Transient, $"No token can be had with {source.Place} for now (status {status}).", refused) { Status = status };

        var said = refused.Error?.ErrorDescription is { Length: > 0 } words ? OneSentence.Quote(words) : refused.Error?.Error is { Length: > 0 } word ? $"‹{word}›" : "nothing more";
        var mend = source.Type == DefaultSource.AuthorizedUser ? "; sign in again with `gcloud auth application-default login`" : "";

        return new(ApiFault.Unauthorized, $"The credentials of {source.Place} are not accepted: Google says {said}{mend}.", refused) { Status = status, Reason = refused.Error?.Error };
    }

    /// <summary>Sends as everything else is sent, to the endpoint that stands for Google where there is one.</summary>
    private sealed class Factory(Uri? endpoint) : HttpClientFactory
    {
        protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => new Redirected(endpoint, HttpTransport.CreateHandler());
    }

    private sealed class Redirected(Uri? endpoint, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (endpoint is not null && request.RequestUri is { } address && address.Host.EndsWith(".googleapis.com", StringComparison.Ordinal))
                request.RequestUri = new Uri(endpoint.GetLeftPart(UriPartial.Authority) + address.PathAndQuery);

            return base.SendAsync(request, cancellationToken);
        }
    }
}
