namespace Reeve.Zoom;

/// <summary>How Zoom knows who calls. Its text form hides the secret.</summary>
public abstract class ZoomCredential
{
    private ZoomCredential()
    {
    }

    /// <summary>What tells this credential's tokens from any other's. Not secret.</summary>
    internal abstract string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>A Server-to-Server OAuth app: the one way that Zoom offers today.</summary>
    /// <param name="accountId">The account's ID.</param>
    /// <param name="clientId">The app's client ID.</param>
    /// <param name="clientSecret">The app's secret.</param>
    /// <remarks>Source: Zoom, "Server-to-Server OAuth".</remarks>
    public sealed class ServerToServer(string accountId, string clientId, string clientSecret) : ZoomCredential
    {
        /// <summary>The account's ID.</summary>
        public string AccountId => accountId;

        /// <summary>The app's client ID.</summary>
        public string ClientId => clientId;

        internal string Secret => clientSecret;

        internal override string Name => $"Zoom OAuth app {clientId} of account {accountId}";
    }

    /// <summary>A JWT app, for what still takes it: Zoom made no new ones after 2023-06-01 and ended them on 2023-09-08.</summary>
    /// <param name="apiKey">The app's API key.</param>
    /// <param name="apiSecret">The app's API secret.</param>
    /// <remarks>Source: Zoom developer changelog, "JWT App Type deprecation".</remarks>
    public sealed class Jwt(string apiKey, string apiSecret) : ZoomCredential
    {
        /// <summary>The app's API key.</summary>
        public string ApiKey => apiKey;

        internal string Secret => apiSecret;

        internal override string Name => $"Zoom JWT app {apiKey}";
    }
}
