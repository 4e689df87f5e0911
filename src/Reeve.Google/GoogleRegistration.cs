using Microsoft.Extensions.DependencyInjection;
using Reeve.Http;

namespace Reeve.Google;

/// <summary>How hosts get a <see cref="GoogleClient"/>.</summary>
public static class GoogleRegistration
{
    private const string HttpName = "Reeve.Google";

    /// <summary>Registers one <see cref="GoogleClient"/> for the whole host, on the host's <see cref="IHttpClientFactory"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">How to reach Google, and as whom.</param>
    public static IServiceCollection AddReeveGoogle(this IServiceCollection services, GoogleOptions options)
    {
        services.AddHttpClient(HttpName)
            .ConfigurePrimaryHttpMessageHandler(HttpTransport.CreateHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // The handler renews its connections itself.
            .RemoveAllLoggers(); // They write addresses of people.

        return services.AddSingleton(provider => new GoogleClient(options, provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpName)));
    }
}
