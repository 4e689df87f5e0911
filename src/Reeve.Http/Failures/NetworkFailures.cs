using System.Security.Authentication;

namespace Reeve.Http.Failures;

/// <summary>What a broken connection means: the same for every service.</summary>
public static class NetworkFailures
{
    /// <summary>Judges an exception of the transport.</summary>
    /// <param name="host">Whom the request was for.</param>
    /// <param name="exception">What the handler threw.</param>
    /// <remarks>Source: .NET, <see cref="HttpRequestError"/>: the connection errors named here happen before a request is sent.</remarks>
    public static Failure Map(string host, Exception exception)
    {
        var error = exception is HttpRequestException request ? request.HttpRequestError : HttpRequestError.Unknown;

        return error switch
        {
            HttpRequestError.NameResolutionError => Unreachable($"Cannot reach `{host}`: its name cannot be resolved; check the network."),
            HttpRequestError.ConnectionError => Unreachable($"Cannot reach `{host}`: no connection could be made; check the network."),
            HttpRequestError.ProxyTunnelError => Unreachable($"Cannot reach `{host}`: the proxy refused the connection; check the proxy's settings."),
            HttpRequestError.SecureConnectionError => Untrusted(host, exception),
            _ => new(ApiFault.Transient, $"The connection to `{host}` was lost before the answer was complete.", null, Repeat.WhenSafe, Unclear: true),
        };
    }

    /// <summary>An attempt that was not answered in time.</summary>
    /// <param name="host">Whom the request was for.</param>
    /// <param name="timeout">How long it was waited for.</param>
    /// <param name="exception">What the handler threw: with a <see cref="TimeoutException"/> inside, no connection was made in time.</param>
    public static Failure TimedOut(string host, TimeSpan timeout, Exception exception) =>
        exception.InnerException is TimeoutException ? Unreachable($"Cannot reach `{host}`: no connection was made in time; check the network.")
        : new(ApiFault.Transient, $"`{host}` did not answer within {timeout.TotalSeconds:0} seconds.", null, Repeat.WhenSafe, Unclear: true);

    /// <summary>A success whose body is not what the service documents.</summary>
    /// <param name="host">Whom the request was for.</param>
    /// <param name="call">What was called.</param>
    public static Failure Unreadable(string host, string call) =>
        new(ApiFault.Protocol, $"The answer of `{host}` to {call} cannot be read; is there a proxy in between?", null, Repeat.WhenSafe, Unclear: true);

    private static Failure Unreachable(string message) => new(ApiFault.Unreachable, message, null, Repeat.Always);

    private static Failure Untrusted(string host, Exception exception) =>
        exception.InnerException is AuthenticationException
            ? new(
                ApiFault.Unreachable,
                $"The certificate of `{host}` is not trusted here; check the clock, the proxy and the installed authorities.",
                null,
                Repeat.Never)
            : Unreachable($"Cannot reach `{host}`: no secure connection could be made.");
}
