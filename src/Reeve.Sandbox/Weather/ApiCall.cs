using Microsoft.AspNetCore.Http;

namespace Reeve.Sandbox.Weather;

/// <summary>One call of an emulated API as the weather and the books see it; a handler finds it with <see cref="Of"/>.</summary>
internal sealed class ApiCall
{
    /// <summary>HTTP method and route template, under which the call is counted; a handler that serves several may say which.</summary>
    public required string Route { get; set; }

    /// <summary>The address in whose name it is made; null if no valid token came with it.</summary>
    public string? Subject { get; set; }

    /// <summary>What it costs in quota units.</summary>
    public int Units { get; set; }

    /// <summary>True for a request for a token.</summary>
    public bool GivesTokens { get; init; }

    /// <summary>What is noted while the call is under way; a handler may end it before it answers, for then the client may call again.</summary>
    public IDisposable? Flight { get; set; }

    /// <summary>True once it is in the books.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Returns the call that a context belongs to.</summary>
    public static ApiCall Of(HttpContext http) =>
        http.Features.Get<ApiCall>() ?? throw new InvalidOperationException("The call did not come through the weather.");
}
