using System.Security.Cryptography;
using System.Text.Json;
using Reeve.Http;
using Reeve.Http.Signing;

namespace Reeve.Google.Identity;

/// <summary>Reads key files, with a sentence for everything that can be wrong with one.</summary>
/// <remarks>Source: Google Cloud IAM, "Create and delete service account keys", the JSON form.</remarks>
internal static class KeyFile
{
    private const string ServiceAccount = "service_account";

    /// <summary>Reads and validates a file.</summary>
    /// <exception cref="KeyFileException">It cannot be read or is not a service account's key.</exception>
    public static ServiceAccountKey Read(string path) => Parse(ReadBytes(path), path);

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="KeyFileException">It cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KeyFileException($"The key file `{path}` does not exist.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new KeyFileException($"The key file `{path}` cannot be read: is it a file, and may you read it?", exception);
        }
    }

    /// <summary>Validates what such a file holds.</summary>
    /// <exception cref="KeyFileException">It is not a service account's key.</exception>
    public static ServiceAccountKey Parse(ReadOnlyMemory<byte> json, string source)
    {
        using var document = ParseJson(json, source);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) throw Fault(source, "it is not a JSON object");

        var type = Text(root, "type", source);
        if (type != ServiceAccount) throw Fault(source, $"its `type` is `{type}`, not `{ServiceAccount}`");

        var email = Text(root, "client_email", source);
        var pem = Text(root, "private_key", source);
        var tokenUri = TokenUri(Text(root, "token_uri", source), source);

        return new(email, OptionalText(root, "client_id"), tokenUri, Import(OptionalText(root, "private_key_id"), pem, source));
    }

    private static JsonDocument ParseJson(ReadOnlyMemory<byte> json, string source)
    {
        try
        {
            return JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json);
        }
        catch (JsonException)
        {
            throw Fault(source, "it is not JSON"); // The inner exception may quote the file.
        }
    }

    private static Uri TokenUri(string text, string source)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)) throw Fault(source, $"its `token_uri` `{text}` is not an address");

        try
        {
            return HttpTransport.Require(address, $"The `token_uri` of `{source}`");
        }
        catch (EndpointException exception)
        {
            throw new KeyFileException(exception.Message, exception);
        }
    }

    private static SigningKey Import(string? id, string pem, string source)
    {
        try
        {
            return SigningKey.Import(id, pem);
        }
        catch (CryptographicException)
        {
            throw Fault(source, "its `private_key` is not an RSA private key in PEM form");
        }
    }

    private static string Text(JsonElement root, string name, string source) =>
        OptionalText(root, name) ?? throw Fault(source, $"it has no `{name}`");

    private static string? OptionalText(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static KeyFileException Fault(string source, string fault) => new($"`{source}` is not a service account key: {fault}.");
}
