using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Tokens;

/// <summary>The one service account to which the workspace delegated, and its key.</summary>
/// <param name="key">Its RSA key, which this object disposes of.</param>
internal sealed class ServiceAccountKey(RSA key) : IDisposable
{
    /// <summary>The project that the account belongs to.</summary>
    public const string Project = "reeve-sandbox";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The account's address.</summary>
    public string Email { get; } = $"reeve@{Project}.iam.gserviceaccount.com";

    /// <summary>40 hexadecimal digits, fresh like the key.</summary>
    public string KeyId { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    public RSA Key { get; } = key;

    /// <summary>Returns the key file's text. Source: IAM guide "Create and delete service account keys".</summary>
    /// <param name="tokenUri">Where tokens are to be fetched.</param>
    public string ToJson(Uri tokenUri) => new JsonObject
    {
        ["type"] = "service_account",
        ["project_id"] = Project,
        ["private_key_id"] = KeyId,
        ["private_key"] = Key.ExportPkcs8PrivateKeyPem() + "\n",
        ["client_email"] = Email,
        ["client_id"] = Ids.OfClient(Email),
        ["auth_uri"] = "https://accounts.google.com/o/oauth2/auth",
        ["token_uri"] = tokenUri.ToString(),
        ["auth_provider_x509_cert_url"] = "https://www.googleapis.com/oauth2/v1/certs",
        ["client_x509_cert_url"] = "https://www.googleapis.com/robot/v1/metadata/x509/" + Uri.EscapeDataString(Email),
        ["universe_domain"] = "googleapis.com",
    }.ToJsonString(Readable) + "\n";

    public void Dispose() => Key.Dispose();
}
