using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests;

/// <summary>Signs assertions, as RFC 7515 §3.1 says.</summary>
internal static class Jwt
{
    public static string Sign(JsonObject claims, RSA key, string header = """{"alg":"RS256","typ":"JWT"}""")
    {
        var signed = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        return signed + "." + Base64Url.EncodeToString(signature);
    }
}
