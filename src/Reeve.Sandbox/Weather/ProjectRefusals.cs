using System.Globalization;

namespace Reeve.Sandbox.Weather;

/// <summary>What Google's front end refuses on behalf of the project that calls.</summary>
internal static class ProjectRefusals
{
    private const string Number = "104512345678";
    private const string Consumer = "projects/" + Number;

    // As the messages name them. Source: the titles in the APIs' discovery documents.
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["drive.googleapis.com"] = "Google Drive API",
        ["storage.googleapis.com"] = "Cloud Storage JSON API",
        ["iamcredentials.googleapis.com"] = "IAM Service Account Credentials API",
        ["admin.googleapis.com"] = "Admin SDK API",
    };

    /// <summary>The services that can be switched off.</summary>
    public static IReadOnlyCollection<string> Services => Titles.Keys;

    /// <summary>The API is not enabled. Source: Google Cloud, "Troubleshoot API errors"; the texts were observed in public clients' reports, 2025.</summary>
    public static Refusal Disabled(string service)
    {
        var console = $"https://console.developers.google.com/apis/api/{service}/overview?project={Number}";

        return new Refusal(403, "accessNotConfigured",
            $"{Titles[service]} has not been used in project {Number} before or it is disabled. Enable it by visiting {console} then retry. "
            + "If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.")
        {
            RpcStatus = "PERMISSION_DENIED",
            Help = "https://console.developers.google.com",
            Info = new ErrorInfo("SERVICE_DISABLED",
                ("service", service), ("serviceTitle", Titles[service]), ("activationUrl", console), ("consumer", Consumer), ("containerInfo", Number)),
        };
    }

    /// <summary>The user had more than their share. Source: Drive guide "Resolve errors".</summary>
    public static Refusal UserLimit() => new(403, "userRateLimitExceeded", "User Rate Limit Exceeded");

    /// <summary>The project had more than its share, by the model of quota units. Source: Drive guide "Resolve errors".</summary>
    public static Refusal ProjectUnits() => new(403, "rateLimitExceeded", "Rate Limit Exceeded");

    /// <summary>The project had more than its share of queries. Source: Google Cloud, "Quota errors".</summary>
    public static Refusal ProjectQueries(long limit) => new(403, "rateLimitExceeded",
        $"Quota exceeded for quota metric 'Queries' and limit 'Queries per minute' of service 'drive.googleapis.com' for consumer 'project_number:{Number}'.")
    {
        RpcStatus = "PERMISSION_DENIED",
        Info = new ErrorInfo("RATE_LIMIT_EXCEEDED",
            ("service", "drive.googleapis.com"), ("quota_metric", "drive.googleapis.com/default"), ("quota_limit", "defaultPerMinutePerProject"),
            ("consumer", Consumer), ("quota_limit_value", limit.ToString(CultureInfo.InvariantCulture))),
    };
}
