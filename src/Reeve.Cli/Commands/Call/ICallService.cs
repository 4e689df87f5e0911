using Reeve.Http;
using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Call;

/// <summary>A service that any call can be made to. What a call looks like and how its answer is shown is the same for all.</summary>
internal interface ICallService : IDisposable
{
    /// <summary>Its name on the command line, such as <c>google</c>.</summary>
    public string Name { get; }

    /// <summary>Says where a call would go, and with what. Makes no call and needs no credentials.</summary>
    /// <param name="call">The call.</param>
    /// <exception cref="EndpointException">It is not at the service's own hosts, or not clear where.</exception>
    public CallPreview Preview(RawCall call);

    /// <summary>Makes a call, with the service's token, to the service's own hosts alone.</summary>
    /// <typeparam name="T">What the answer says.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="read">Reads a success. Runs once for each attempt that ends in one.</param>
    /// <param name="cancellationToken">Stops the waiting; a request already sent may have taken effect.</param>
    /// <exception cref="EndpointException">It is not at the service's own hosts, or not clear where: nothing was sent, not even for a token.</exception>
    /// <exception cref="ApiException">It was refused or failed.</exception>
    public Task<T> SendAsync<T>(RawCall call, ResponseReader<T> read, CancellationToken cancellationToken);

    /// <summary>Tells whether a list has to be begun again: its page token is not taken any more.</summary>
    /// <param name="failure">Why a page could not be had.</param>
    public bool IsStalePage(ApiException failure);
}
