using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Control;

namespace Reeve.Sandbox.Zoom;

/// <summary>The part of the control API that is about Zoom: <c>/_sandbox/zoom/…</c>.</summary>
internal sealed class ZoomControl(ZoomAccount account, ZoomTokens tokens, ZoomLimits limits)
{
    private sealed record UsersBody(int Active, int Inactive, int Pending);

    private sealed record ScopesBody(IReadOnlyList<string> Scopes);

    private sealed record JwtBody(bool Retired);

    private sealed record LimitsBody(int? PerSecond = null, int? PerDay = null, string? Label = null);

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/_sandbox/zoom");
        ControlApi.MapPut<UsersBody>(group, "/users", (_, body) => account.SetUsers(Checked(body.Active), Checked(body.Inactive), Checked(body.Pending)));
        ControlApi.MapPut<ScopesBody>(group, "/scopes", (_, body) => account.Scopes = [.. body.Scopes]);
        ControlApi.MapPut<JwtBody>(group, "/jwt", (_, body) => account.IsJwtRetired = body.Retired);
        ControlApi.MapPut<LimitsBody>(group, "/limits", (_, body) => limits.Set(body.Label, body.PerSecond, body.PerDay));
        ControlApi.Map(group, "DELETE", "/tokens", http => ControlApi.DoneAsync(http, tokens.ExpireAll));
    }

    private static int Checked(int count) => count is >= 0 and <= 100_000 ? count : throw new FormatException("A number of users is from 0 to 100000.");
}
