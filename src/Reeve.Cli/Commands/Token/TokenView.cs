using System.Text.Json;
using System.Text.Json.Nodes;
using Reeve.Cli.Output;

namespace Reeve.Cli.Commands.Token;

/// <summary>Writes what there is to say of a token.</summary>
internal static class TokenView
{
    /// <summary>Writes it in the format that was asked for.</summary>
    public static void Write(Session session, TokenReport report)
    {
        var scopes = new JsonArray([.. report.Scopes.Select(scope => (JsonNode)scope)]);
        var json = new JsonObject
        {
            ["reeve"] = "token/1",
            ["service"] = report.Service,
            ["account"] = report.Account,
            ["keyId"] = report.KeyId,
            ["subject"] = report.Subject,
            ["scopes"] = session.Format is OutputFormat.Table or OutputFormat.Csv ? string.Join(' ', report.Scopes) : scopes,
            ["expiresAt"] = report.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["fromCache"] = report.IsFromCache,
        };
        JsonView.Write(session, JsonElement.Parse(json.ToJsonString()));
    }
}
