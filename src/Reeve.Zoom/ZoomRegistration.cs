using Microsoft.Extensions.DependencyInjection;
using Reeve.Http;

namespace Reeve.Zoom;

/// <summary>How hosts get a <see cref="ZoomClient"/>.</summary>
public static class ZoomRegistration
{
    private const string HttpName = "Reeve.Zoom";

    /// <summary>Registers one <see cref="ZoomClient"/> for the whole host, on the host's <see cref="IHttpClientFactory"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">How to reach Zoom, and as whom.</param>
    public static IServiceCollection AddReeveZoom(this IServiceCollection services, ZoomOptions options)
    {
        services.AddHttpClient(HttpName)
            .ConfigurePrimaryHttpMessageHandler(HttpTransport.CreateHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // The handler renews its connections itself.
            .RemoveAllLoggers(); // They write addresses of people.

        return services.AddSingleton(provider => new ZoomClient(options, provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpName)));
    }
}
