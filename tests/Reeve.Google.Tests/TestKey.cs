using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Reeve.Google.Identity;

namespace Reeve.Google.Tests;

/// <summary>A key file made for the test run. It opens nothing.</summary>
internal static class TestKey
{
    private static readonly string _pem = MakePem();

    /// <summary>A complete key file, to be changed by the test.</summary>
    public static JsonObject File() => new()
    {
        ["type"] = "service_account",
        ["project_id"] = "proj",
        ["private_key_id"] = "abc123",
        ["private_key"] = _pem,
        ["client_email"] = "reeve@proj.iam.gserviceaccount.com",
        ["client_id"] = "104500000000000000001",
        ["token_uri"] = "https://oauth2.googleapis.com/token",
    };

    public static ServiceAccountKey Read() => Parse(File());

    public static ServiceAccountKey Parse(JsonObject file) => ServiceAccountKey.Parse(Encoding.UTF8.GetBytes(file.ToJsonString()), "key.json");

    private static string MakePem()
    {
        using var rsa = RSA.Create(2048);

        return rsa.ExportPkcs8PrivateKeyPem();
    }
}
