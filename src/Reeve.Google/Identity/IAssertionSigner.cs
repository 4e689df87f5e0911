using Reeve.Http.Signing;

namespace Reeve.Google.Identity;

/// <summary>Signs assertions as a service account.</summary>
internal interface IAssertionSigner
{
    /// <summary>Returns the assertion in its compact form; it is a secret while it lasts.</summary>
    /// <param name="claims">What it says.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops a call that this takes.</param>
    /// <exception cref="Reeve.Http.Failures.ApiException">The signature was refused.</exception>
    public ValueTask<string> SignAsync(AssertionClaims claims, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Signs with the key at hand.</summary>
/// <param name="key">The key.</param>
internal sealed class KeySigner(ServiceAccountKey key) : IAssertionSigner
{
    /// <inheritdoc/>
    public ValueTask<string> SignAsync(AssertionClaims claims, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(JwtAssertion.Create(claims, key.Signing, now));
}
