using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Tokens;

/// <summary>The public list of a service account's keys, at the path of <c>client_x509_cert_url</c>: certificates by key ID, no token asked for.</summary>
/// <remarks>Source: Google Cloud IAM, "List and get service account keys".</remarks>
internal sealed class KeyCertificates(ServiceAccountKey key, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(3650);

    private readonly Lazy<string> _pem = new(() => Make(key, time.GetUtcNow()));

    /// <summary>Adds the route.</summary>
    public void Map(WebApplication application) =>
        application.MapApi(new ApiRoute(new FrontEnd(), "GET", "/robot/v1/metadata/x509/{email}"), AnswerAsync);

    private Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json; charset=UTF-8";
        if (!string.Equals((string?)http.Request.RouteValues["email"], key.Email, StringComparison.OrdinalIgnoreCase))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;

            return http.Response.WriteAsync("{}", http.RequestAborted);
        }

        return http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { [key.KeyId] = _pem.Value }), http.RequestAborted).AsTask();
    }

    private static string Make(ServiceAccountKey key, DateTimeOffset now)
    {
        var request = new CertificateRequest("CN=" + key.Email.Split('@')[0], key.Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now, now + Life);

        return certificate.ExportCertificatePem() + "\n";
    }
}
