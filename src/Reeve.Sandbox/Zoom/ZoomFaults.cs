using System.Globalization;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Zoom;

/// <summary>The words that Zoom gives with its usual codes. Source: Zoom API, "Errors" and "Rate limits".</summary>
internal static class ZoomFaults
{
    /// <summary>Returns a refusal as the API gives it: the reason is Zoom's code, or the type of a rate limit.</summary>
    public static ZoomAnswer Answer(Refusal refusal, DateTimeOffset now) => refusal.Reason switch
    {
        ZoomLimits.Burst => ZoomLimits.OfTheSecond(ZoomLimits.Medium, 1, now.ToUnixTimeSeconds()),
        ZoomLimits.Daily => ZoomLimits.OfTheDay(ZoomLimits.Medium, 1, now),
        _ when Code(refusal) is { } code => ZoomAnswer.Refusal(refusal.Status, code, refusal.Message ?? Text(code)),
        _ => ZoomAnswer.Refusal(refusal.Status, refusal.Status, refusal.Message ?? refusal.Reason),
    };

    /// <summary>Returns a refusal as the token endpoint gives it: the reason is one of its words, or Zoom's code.</summary>
    public static ZoomAnswer TokenAnswer(Refusal refusal, DateTimeOffset now) =>
        refusal.Reason is ZoomLimits.Burst or ZoomLimits.Daily || Code(refusal) is not null
            ? Answer(refusal, now)
            : ZoomAnswer.TokenRefusal(refusal.Reason, refusal.Message ?? refusal.Reason, refusal.Status);

    private static int? Code(Refusal refusal) =>
        int.TryParse(refusal.Reason, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;

    private static string Text(int code) => code switch
    {
        124 => "Access token is expired.",
        200 => "No permission.",
        4711 => "Invalid access token, does not contain scopes:[user:read:list_users:admin].",
        _ => "Validation Failed.",
    };
}
