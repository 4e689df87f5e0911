using System.Diagnostics.CodeAnalysis;

namespace Reeve.Google.Storage.Uploading;

/// <summary>The address of an upload under way. Whoever knows it can write the object, so its text form hides it.</summary>
internal sealed class UploadSession
{
    private readonly Uri _address;

    private UploadSession(Uri address) => _address = address;

    /// <summary>Takes an address that the service has given.</summary>
    /// <param name="text">The address.</param>
    /// <param name="origin">Where the service is: bytes go there, or to a host by HTTPS, and nowhere else.</param>
    /// <param name="session">The session.</param>
    public static bool TryParse(string text, string origin, [NotNullWhen(true)] out UploadSession? session)
    {
        session = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || address.GetLeftPart(UriPartial.Authority) == origin)
                ? new(address)
                : null;

        return session is not null;
    }

    /// <summary>Returns the address itself, to be called or kept where nobody else reads it.</summary>
    public Uri Reveal() => _address;

    /// <inheritdoc/>
    public override string ToString() => "an upload session";
}
