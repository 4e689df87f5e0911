using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Reeve.Sandbox.Tokens;

namespace Reeve.Sandbox.Storage;

/// <summary>Judges V4 signed URLs. Source: Cloud Storage, "Signed URLs", "Canonical requests", "V4 signing process".</summary>
internal sealed class SignedUrl(TimeProvider clock, ServiceAccountKey key)
{
    private const string Algorithm = "GOOG4-RSA-SHA256";
    private const int MaxSeconds = 604_800;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <summary>True if the request means to be judged by its signature.</summary>
    public static bool IsSigned(HttpRequest request) => request.Query.ContainsKey("X-Goog-Signature") || request.Query.ContainsKey("X-Goog-Algorithm");

    /// <summary>Returns the address that signed the URL.</summary>
    /// <param name="request">The request.</param>
    /// <param name="segments">The segments of its path, decoded.</param>
    /// <exception cref="StorageRefusal">A parameter is missing or wrong, the time is over, or the signature is not the account's.</exception>
    public string Check(HttpRequest request, IReadOnlyList<string> segments)
    {
        if (Parameter(request, "X-Goog-Algorithm") != Algorithm)
        {
            throw StorageRefusal.Invalid("Invalid X-Goog-Algorithm: only " + Algorithm + " is served.");
        }

        var credential = Parameter(request, "X-Goog-Credential").Split('/');
        var time = Parameter(request, "X-Goog-Date");
        if (credential is not [var email, var day, _, "storage", "goog4_request"]
            || !DateTimeOffset.TryParseExact(time, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signedAt)
            || !time.StartsWith(day, StringComparison.Ordinal))
        {
            throw StorageRefusal.Invalid("X-Goog-Credential and X-Goog-Date do not belong together.");
        }

        CheckTimes(signedAt, Parameter(request, "X-Goog-Expires"));
        var text = string.Join('\n', Algorithm, time, string.Join('/', credential[1..]), Hash(Canonical(request, segments)));
        if (email != key.Email || !IsSignatureOf(text, Parameter(request, "X-Goog-Signature")))
        {
            throw StorageRefusal.Of(403, "forbidden",
                "Access denied. The request signature we calculated does not match the signature you provided. Check your Google secret key and signing method.",
                "SignatureDoesNotMatch");
        }

        return email;
    }

    private void CheckTimes(DateTimeOffset signedAt, string expires)
    {
        if (!int.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > MaxSeconds)
        {
            throw StorageRefusal.Invalid($"X-Goog-Expires must be from 1 to {MaxSeconds}.");
        }

        var now = clock.GetUtcNow();
        if (now > signedAt.AddSeconds(seconds))
        {
            throw StorageRefusal.Of(400, "invalid", "Invalid argument. The provided token has expired.", "ExpiredToken");
        }

        if (now < signedAt - Tolerance)
        {
            throw StorageRefusal.Of(403, "forbidden", "The request is not valid yet.", "AccessDenied");
        }
    }

    private static string Canonical(HttpRequest request, IReadOnlyList<string> segments)
    {
        var query = request.Query
            .Where(entry => entry.Key != "X-Goog-Signature")
            .SelectMany(entry => entry.Value.Select(value => (Name: Uri.EscapeDataString(entry.Key), Value: Uri.EscapeDataString(value ?? ""))))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => pair.Name + "=" + pair.Value);
        var names = Parameter(request, "X-Goog-SignedHeaders");
        var headers = names.Split(';').Select(name => $"{name}:{Header(request, name)}\n");
        if (!names.Split(';').Contains("host"))
        {
            throw StorageRefusal.Invalid("X-Goog-SignedHeaders must name host.");
        }

        var content = request.Headers["x-goog-content-sha256"].FirstOrDefault() ?? "UNSIGNED-PAYLOAD";

        return string.Join('\n', request.Method, "/" + string.Join('/', segments.Select(Uri.EscapeDataString)), string.Join('&', query), string.Concat(headers), names, content);
    }

    private static string Header(HttpRequest request, string name) => name == "host" ? request.Host.Value ?? ""
        : string.Join(',', request.Headers[name].Select(value => string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    private bool IsSignatureOf(string text, string hex)
    {
        try
        {
            return key.Key.VerifyData(Encoding.UTF8.GetBytes(text), Convert.FromHexString(hex), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Parameter(HttpRequest request, string name) =>
        request.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : throw StorageRefusal.Required(name);
}
