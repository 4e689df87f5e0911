using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Reeve.Sandbox.Weather;

/// <summary>One route of an emulated API.</summary>
/// <param name="Api">The API.</param>
/// <param name="Verb">The HTTP method; null for any.</param>
/// <param name="Template">The route, such as <c>/drive/v3/files/{fileId}</c>.</param>
internal sealed record ApiRoute(IEmulatedApi Api, string? Verb, string Template)
{
    /// <summary>What a call costs in quota units; 0 where no quota applies.</summary>
    public int Units { get; init; }

    /// <summary>True for routes that give out tokens, which are counted by themselves.</summary>
    public bool GivesTokens { get; init; }

    /// <summary>Returns the route of a call; null for a path that no API has.</summary>
    public static ApiRoute? Of(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>();
}

/// <summary>Adds routes whose calls go through the weather.</summary>
internal static class ApiRoutes
{
    /// <summary>Adds a route of an emulated API.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes, ApiRoute route, RequestDelegate handle)
    {
        var added = route.Verb is { } verb ? routes.MapMethods(route.Template, [verb], handle) : routes.Map(route.Template, handle);
        added.WithMetadata(route);
    }
}
