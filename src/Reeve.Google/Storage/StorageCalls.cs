using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Reeve.Google.Storage.Uploading;
using Reeve.Google.Storage.Wire;
using Reeve.Http;
using Reeve.Http.Failures;
using Reeve.Http.Tokens;

namespace Reeve.Google.Storage;

/// <summary>Makes the calls of uploads.</summary>
/// <remarks>Source: Cloud Storage, "Perform resumable uploads"; JSON API, objects.insert.</remarks>
/// <param name="pipeline">How they leave.</param>
/// <param name="address">Where to.</param>
/// <param name="tokens">In whose name; null for nobody's.</param>
internal sealed class StorageCalls(ApiPipeline pipeline, StorageAddress address, ITokenSource? tokens)
{
    /// <summary>How requests within a session are called.</summary>
    public const string SessionCall = "the upload";

    private const string Insert = "objects.insert";
    private const HttpStatusCode ResumeIncomplete = (HttpStatusCode)308;

    /// <summary>Where the calls go.</summary>
    public StorageAddress Address => address;

    /// <summary>Makes sure that there is a token, where one is needed.</summary>
    public async Task AuthorizeAsync(CancellationToken cancellationToken)
    {
        if (tokens is not null) await tokens.GetAsync(cancellationToken);
    }

    /// <summary>Begins a session. Done twice, it leaves one that nobody uses, and that ends by itself.</summary>
    /// <param name="upload">What is to be stored.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="total">Its bytes; null if they are not known.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<UploadSession> BeginAsync(Upload upload, string contentType, long? total, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Call = Insert,
            Method = HttpMethod.Post,
            Address = address.Session(upload.Bucket, upload.Name, upload.IfAbsent),
            Mapper = new StorageFaults(upload.Bucket, upload.Name),
            Tokens = tokens,
            Body = Metadata(contentType),
            SafeToRepeat = true,
        };
        if (total is not null) request = request with { Headers = new Dictionary<string, string> { ["X-Upload-Content-Length"] = $"{total}" } };

        return pipeline.SendAsync(request, (response, _, _) => Task.FromResult(ReadSession(response)), cancellationToken);
    }

    /// <summary>Sends what is to be sent, and after a failure asks how much of it has arrived.</summary>
    /// <param name="send">The session, and what to do with it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <remarks>
    /// The first attempt sends the part. Each repeat is a status query in its place, so that nothing is ever sent again that has arrived,
    /// and an answer that was lost is had after all. No token goes along: the session's address is one.
    /// </remarks>
    public async Task<SessionAnswer> SendAsync(SessionSend send, CancellationToken cancellationToken)
    {
        var attempts = 0;
        var request = new ApiRequest
        {
            Call = SessionCall,
            Method = HttpMethod.Put,
            Address = send.Session.Reveal(),
            Mapper = send.Mapper,
            Content = timeout => attempts++ == 0 && send.Part.Length > 0 ? PartOf(send, timeout) : Question(send),
            Accepts = status => status == ResumeIncomplete,
            SafeToRepeat = true,
            FailuresBefore = send.FailuresBefore,
        };
        var answer = await pipeline.SendAsync(request, ReadAnswerAsync, cancellationToken);

        return answer with { Failures = attempts - 1 };
    }

    /// <summary>Tells whether an object opens without credentials; null if that cannot be found out.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="name">The object.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<bool?> IsPublicAsync(string bucket, string name, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Call = "the look without credentials",
            Method = HttpMethod.Head,
            Address = new(address.Public(bucket, name)),
            Mapper = new StorageFaults(bucket, name),
            Accepts = status => (int)status is >= 300 and < 500 and not (408 or 429),
            SafeToRepeat = true,
        };
        try
        {
            return await pipeline.SendAsync(request, (response, _, _) => Task.FromResult(response.IsSuccessStatusCode), cancellationToken);
        }
        catch (ApiException)
        {
            return null; // The object is stored: what else is not known must not make a failure of it.
        }
    }

    private static PartContent PartOf(SessionSend send, AttemptTimeout timeout)
    {
        var content = new PartContent(send.Part.Length, (target, stop) => send.CopyAsync(target, timeout, stop));
        content.Headers.TryAddWithoutValidation("Content-Range", send.Part.Range);
        if (send.Checksum is not null) content.Headers.TryAddWithoutValidation("X-Goog-Hash", "crc32c=" + send.Checksum);

        return content;
    }

    private static ReadOnlyMemoryContent Question(SessionSend send)
    {
        var content = new ReadOnlyMemoryContent(default);
        content.Headers.TryAddWithoutValidation("Content-Range", send.Part.Status);

        return content;
    }

    private UploadSession ReadSession(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Location", out var location)
        && UploadSession.TryParse(location.ToString(), address.Origin, out var session)
            ? session
            : throw new JsonException("There is no Location that an upload could be sent to.");

    private static async Task<SessionAnswer> ReadAnswerAsync(HttpResponseMessage response, AttemptTimeout timeout, CancellationToken cancellationToken)
    {
        if (response.StatusCode == ResumeIncomplete) return new(Kept(response.Headers), null, 0);

        return new(0, StoredObjectReader.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken)), 0);
    }

    /// <summary>How many bytes the service has: the last one's place and one, none without a <c>Range</c>.</summary>
    private static long Kept(HttpResponseHeaders headers)
    {
        const string Start = "bytes=0-";
        if (!headers.NonValidated.TryGetValues("Range", out var values)) return 0;

        var range = values.ToString();

        return range.StartsWith(Start, StringComparison.Ordinal) && long.TryParse(range.AsSpan(Start.Length), out var last) && last >= 0
            ? last + 1
            : throw new JsonException("The Range of an upload cannot be read.");
    }

    private static ReadOnlyMemory<byte> Metadata(string contentType)
    {
        var body = new ArrayBufferWriter<byte>(96);
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("contentType", contentType);
            writer.WriteEndObject();
        }

        return body.WrittenMemory;
    }
}
