using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Reeve.Google.Identity;

/// <summary>Reads credentials of every type, and finds those that a machine has for all its programs.</summary>
/// <remarks>Source: google.aip.dev/auth/4110 (order), /4113 (authorized_user), /4117 (external_account); gcloud's impersonated_service_account.</remarks>
internal static partial class CredentialFile
{
    private const string ServiceAccount = "service_account";
    private const string Impersonated = "impersonated_service_account";
    private const string Federated = "external_account";
    private const string ImpersonationUrl = "service_account_impersonation_url";

    /// <summary>Reads a file.</summary>
    /// <exception cref="KeyFileException">It cannot be read, or is no credentials.</exception>
    public static GoogleCredential Read(string path)
    {
        var file = KeyFile.ReadBytes(path);
        if (TypeOf(file) is null or ServiceAccount) return new GoogleCredential.Key(KeyFile.Parse(file, path)); // It has the sentences for what is none at all.

        return Parse(JsonNode.Parse(file)!.AsObject(), path);
    }

    /// <summary>Finds the file of gcloud, else the metadata server.</summary>
    public static GoogleCredential? FindDefault(Func<string, string?> variable)
    {
        if (GcloudFile(variable) is { } file && File.Exists(file)) return Read(file);
        if (variable("NO_GCE_CHECK") is not null) return null;

        var host = variable("GCE_METADATA_HOST") ?? MetadataServer.Address;
        var source = new DefaultSource(DefaultSource.Metadata, $"the metadata server `{host}`", "");

        return MetadataServer.FindAccount(host) is { } account ? new GoogleCredential.Keyless(account, [], source) : null;
    }

    private static GoogleCredential Parse(JsonObject file, string path)
    {
        var type = Text(file, "type")!;
        var source = new DefaultSource(type, $"`{path}`", file.ToJsonString()) { QuotaProject = Text(file, "quota_project_id") };

        return type switch
        {
            DefaultSource.AuthorizedUser or "external_account_authorized_user" => new GoogleCredential.Itself(source),
            Federated when Text(file, ImpersonationUrl) is { } url => new GoogleCredential.Keyless(Account(url, path), [], Federation(file, path)),
            Federated => new GoogleCredential.Itself(source),
            Impersonated => new GoogleCredential.Keyless(
                Account(Text(file, ImpersonationUrl) ?? throw Fault(path, $"it has no `{ImpersonationUrl}`"), path), Delegates(file), Signer(file, path)),
            _ => throw Fault(path, $"its `type` is `{type}`, which Reeve does not know"),
        };
    }

    /// <summary>The federated identity as it is before it becomes the service account.</summary>
    private static DefaultSource Federation(JsonObject file, string path)
    {
        var own = file.DeepClone().AsObject();
        own.Remove(ImpersonationUrl);

        return new(Federated, $"`{path}`", own.ToJsonString());
    }

    private static DefaultSource Signer(JsonObject file, string path) =>
        file["source_credentials"] is JsonObject source && Text(source, "type") is { } type
            ? new(type, $"`source_credentials` of `{path}`", source.ToJsonString())
            : throw Fault(path, "it has no `source_credentials` with a `type`");

    private static string[] Delegates(JsonObject file) =>
        file["delegates"] is JsonArray list ? [.. list.Select(item => item?.ToString()).OfType<string>().Select(name => name[(name.LastIndexOf('/') + 1)..])] : [];

    private static string Account(string url, string path) =>
        AccountInUrl().Match(url) is { Success: true } match ? match.Groups[1].Value : throw Fault(path, $"its `{ImpersonationUrl}` names no service account");

    private static string? GcloudFile(Func<string, string?> variable)
    {
        const string Name = "application_default_credentials.json";
        if (variable("CLOUDSDK_CONFIG") is { } folder) return Path.Combine(folder, Name);
        if (OperatingSystem.IsWindows()) return variable("APPDATA") is { } data ? Path.Combine(data, "gcloud", Name) : null;

        return variable("HOME") is { } home ? Path.Combine(home, ".config", "gcloud", Name) : null;
    }

    private static string? TypeOf(byte[] file)
    {
        try
        {
            return JsonNode.Parse(file) is JsonObject root ? Text(root, "type") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject file, string name) =>
        file[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static KeyFileException Fault(string path, string fault) => new($"`{path}` cannot be used as credentials: {fault}.");

    [GeneratedRegex("serviceAccounts/([^/:]+@[^/:]+):")]
    private static partial Regex AccountInUrl();
}
