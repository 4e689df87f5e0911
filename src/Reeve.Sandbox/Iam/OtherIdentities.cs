using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Tokens;

namespace Reeve.Sandbox.Iam;

/// <summary>The ways to act as the service account without its key, each as application default credentials know it.</summary>
/// <remarks>Source: Google Cloud, "How Application Default Credentials works"; AIP-4113, AIP-4115, AIP-4117.</remarks>
internal sealed class OtherIdentities
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ServiceAccountKey _key;
    private readonly IamAccess _access;
    private readonly IamApi _api;
    private readonly MetadataServer _metadata;

    public OtherIdentities(Company company, ServiceAccountKey key, IssuedTokens tokens)
    {
        _key = key;
        _access = new IamAccess([key.Email, company.Admin, Federation.Subject]);
        User = new AuthorizedUser(company, tokens);
        Federation = new Federation(tokens);
        _api = new IamApi(company, key, tokens, _access);
        _metadata = new MetadataServer(company, key, tokens);
    }

    /// <summary>The administrator, who has signed in once.</summary>
    public AuthorizedUser User { get; }

    /// <summary>The workload elsewhere that is trusted.</summary>
    public Federation Federation { get; }

    /// <summary>Adds the routes of all of them.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        _api.Map(routes);
        Federation.Map(routes);
        _metadata.Map(routes);
        new IamControl(_access).Map(routes);
    }

    public string AuthorizedUser(Uri endpoint) => Text(User.ToJson(endpoint));

    public string Impersonated(Uri endpoint) => Text(new JsonObject
    {
        ["type"] = "impersonated_service_account",
        ["service_account_impersonation_url"] = ImpersonationUrl(endpoint),
        ["delegates"] = new JsonArray(),
        ["source_credentials"] = User.ToJson(endpoint),
    });

    public string External(Uri endpoint, string tokenFile) => Text(Federation.ToJson(endpoint, ImpersonationUrl(endpoint), tokenFile));

    private string ImpersonationUrl(Uri endpoint) => new Uri(endpoint, $"/v1/projects/-/serviceAccounts/{_key.Email}:generateAccessToken").ToString();

    private static string Text(JsonObject json) => json.ToJsonString(Readable) + "\n";
}
