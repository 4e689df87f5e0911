using System.Text.Json.Nodes;

namespace Reeve.Sandbox;

/// <summary>Writes what a client needs to find and use a sandbox.</summary>
internal static class SandboxFiles
{
    /// <summary>Writes the key, the credentials of other kinds, the policy if there is one, and last <c>sandbox.json</c>; each file appears whole or not at all.</summary>
    public static async Task WriteAsync(string directory, SandboxHost host, string? policy, CancellationToken cancellationToken)
    {
        System.IO.Directory.CreateDirectory(directory);
        await WriteAsync(Path.Combine(directory, "credentials.json"), host.CredentialsJson, cancellationToken);
        var workloadToken = Path.GetFullPath(Path.Combine(directory, "external-token.txt"));
        await WriteAsync(workloadToken, host.WorkloadToken, cancellationToken);
        await WriteAsync(Path.Combine(directory, "external.json"), host.ExternalJson(workloadToken), cancellationToken);
        await WriteAsync(Path.Combine(directory, "authorized_user.json"), host.AuthorizedUserJson, cancellationToken);
        await WriteAsync(Path.Combine(directory, "impersonated.json"), host.ImpersonatedJson, cancellationToken);
        if (policy is not null)
        {
            await WriteAsync(Path.Combine(directory, "reeve.yaml"), policy, cancellationToken);
        }

        var about = new JsonObject
        {
            ["endpoint"] = host.Endpoint.ToString().TrimEnd('/'),
            ["domain"] = host.Company.Domain,
            ["admin"] = host.Company.Admin,
            ["buckets"] = new JsonArray([.. host.Company.Buckets.Names.Select(name => (JsonNode?)name)]),
            ["zoom"] = new JsonObject
            {
                ["accountId"] = host.Zoom.AccountId,
                ["clientId"] = host.Zoom.ClientId,
                ["clientSecret"] = host.Zoom.ClientSecret,
                ["apiKey"] = host.Zoom.ApiKey,
                ["apiSecret"] = host.Zoom.ApiSecret,
            },
        };
        await WriteAsync(Path.Combine(directory, "sandbox.json"), about.ToJsonString() + "\n", cancellationToken);
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var unfinished = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // The key is a secret, and the other files lie beside it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(unfinished);
        await using (var writer = new StreamWriter(unfinished, options))
        {
            await writer.WriteAsync(text.AsMemory(), cancellationToken);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
