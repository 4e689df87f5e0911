using Microsoft.Extensions.DependencyInjection;

namespace Reeve.Google;

/// <summary>How hosts get a <see cref="GoogleClient"/>.</summary>
public static class GoogleRegistration
{
    /// <summary>Registers one <see cref="GoogleClient"/> for the whole host.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">How to reach Google, and as whom.</param>
    public static IServiceCollection AddReeveGoogle(this IServiceCollection services, GoogleOptions options) =>
        services.AddSingleton(_ => new GoogleClient(options));
}
