using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Reeve.Sandbox.Control;

namespace Reeve.Sandbox.Iam;

/// <summary>The part of the sandbox's own interface that says who may act as the service account.</summary>
internal sealed class IamControl(IamAccess access)
{
    private sealed record AccessBody(IReadOnlyList<string> TokenCreators);

    /// <summary>Adds the route.</summary>
    public void Map(IEndpointRouteBuilder routes) => ControlApi.MapPut<AccessBody>(routes.MapGroup("/_sandbox"), "/iam", (_, body) =>
        access.TokenCreators = body.TokenCreators);
}
