namespace Reeve.Google.Identity;

/// <summary>Asks a machine in Google's cloud which service account it has.</summary>
/// <remarks>Source: Compute Engine, "VM metadata": the header <c>Metadata-Flavor: Google</c> on request and answer.</remarks>
internal static class MetadataServer
{
    /// <summary>Where it is, on every such machine. By number, so that elsewhere no name is looked up.</summary>
    public const string Address = "169.254.169.254";

    private const string Flavor = "Metadata-Flavor";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1); // It is on the machine itself.

    /// <summary>Returns the default service account's address; null where there is no such server, or no account.</summary>
    /// <param name="host">Host, and port if it is not 80.</param>
    public static string? FindAccount(string host)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ConnectTimeout = _patience };
        using var http = new HttpClient(handler) { Timeout = _patience * 2 };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{host}/computeMetadata/v1/instance/service-accounts/default/email");
            request.Headers.Add(Flavor, "Google");
            using var answer = http.Send(request);
            if (!answer.IsSuccessStatusCode || !answer.Headers.Contains(Flavor)) return null;

            using var reader = new StreamReader(answer.Content.ReadAsStream());

            return reader.ReadToEnd().Trim() is { } account && account.Contains('@', StringComparison.Ordinal) ? account : null;
        }
        catch (Exception absent) when (absent is HttpRequestException or OperationCanceledException or IOException or UriFormatException)
        {
            return null;
        }
    }
}
