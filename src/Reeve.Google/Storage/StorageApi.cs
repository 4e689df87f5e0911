using Reeve.Google.Storage.Signing;
using Reeve.Google.Storage.Uploading;
using Reeve.Http.Failures;

namespace Reeve.Google.Storage;

/// <summary>Files to buckets. Nothing here reads, lists or deletes: an account that may only create objects will do. Thread-safe.</summary>
public sealed class StorageApi
{
    private const int MaxStreamPartBytes = 8 * 1024 * 1024; // Held in memory, unlike those of a file.

    private readonly StorageCalls _calls;
    private readonly IBlobSigner? _signer;
    private readonly string _account;
    private readonly TimeProvider _time;

    /// <summary>Makes a way to Cloud Storage.</summary>
    /// <param name="calls">Makes the calls.</param>
    /// <param name="signer">Signs URLs; null if nobody can.</param>
    /// <param name="account">In whose name; empty for nobody's.</param>
    /// <param name="time">The clock.</param>
    internal StorageApi(StorageCalls calls, IBlobSigner? signer, string account, TimeProvider time)
    {
        _calls = calls;
        _signer = signer;
        _account = account;
        _time = time;
    }

    /// <summary>The shortest time that a signed URL can be valid: a second.</summary>
    public static TimeSpan MinSignedLifetime { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time that a signed URL can be valid: seven days. Source: Cloud Storage, "Signed URLs".</summary>
    public static TimeSpan MaxSignedLifetime { get; } = TimeSpan.FromDays(7);

    /// <summary>Whether there is an account here that could sign URLs.</summary>
    public bool CanSign => _signer is not null;

    /// <summary>Makes sure of a token, so that what is wrong with the credentials is told once and before any file.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ApiException">There is none to be had.</exception>
    public Task AuthorizeAsync(CancellationToken cancellationToken) => _calls.AuthorizeAsync(cancellationToken);

    /// <summary>Stores a file under its own name, in place of what has that name already.</summary>
    /// <param name="file">The file.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ApiException">Cloud Storage refuses or fails.</exception>
    /// <exception cref="UploadException">The file cannot be read, was changed, or arrived as another one.</exception>
    public Task<StoredObject> UploadAsync(string file, string bucket, CancellationToken cancellationToken) =>
        UploadAsync(file, new Upload { Bucket = bucket, Name = Path.GetFileName(file) }, cancellationToken);

    /// <summary>Stores a file.</summary>
    /// <param name="file">The file. A pipe will do, but then nothing is kept for another process.</param>
    /// <param name="upload">What is to become of it.</param>
    /// <param name="cancellationToken">Stops it. What is on its way as the last part is seen to its end first, for some seconds.</param>
    /// <exception cref="ArgumentException">The bucket's or the object's name cannot be one.</exception>
    /// <exception cref="ApiException">Cloud Storage refuses or fails; <see cref="ApiFault.Conflict"/> if it was to be new and there is one.</exception>
    /// <exception cref="UploadException">The file cannot be read, was changed, or arrived as another one.</exception>
    public async Task<StoredObject> UploadAsync(string file, Upload upload, CancellationToken cancellationToken)
    {
        RequireNames(upload);
        using var stream = Open(file);
        if (!stream.CanSeek) return await UploadAsync(stream, upload, cancellationToken);

        var source = new FileSource(stream.SafeFileHandle, file, upload.PartBytes);
        using var keeper = Keep(source, file, upload);
        using var run = new UploadRun(_calls, upload, source, keeper, _time);

        return await run.RunAsync(source.Size, cancellationToken);
    }

    /// <summary>Stores what a stream has, from where it stands to its end. One part of it is held in memory, so that it can be sent again.</summary>
    /// <param name="stream">The stream; stays the caller's.</param>
    /// <param name="upload">What is to become of it.</param>
    /// <param name="cancellationToken">Stops it. What is on its way as the last part is seen to its end first, for some seconds.</param>
    /// <exception cref="ArgumentException">The bucket's or the object's name cannot be one.</exception>
    /// <exception cref="ApiException">Cloud Storage refuses or fails; <see cref="ApiFault.Conflict"/> if it was to be new and there is one.</exception>
    /// <exception cref="UploadException">The stream cannot be read, or arrived as another one.</exception>
    public async Task<StoredObject> UploadAsync(Stream stream, Upload upload, CancellationToken cancellationToken)
    {
        RequireNames(upload);
        using var keeper = new ResumeKeeper(null, null, default, null);
        using var run = new UploadRun(_calls, upload, new StreamSource(stream, Math.Min(upload.PartBytes, MaxStreamPartBytes)), keeper, _time);

        return await run.RunAsync(null, cancellationToken);
    }

    /// <summary>Returns where an object can be opened: the URL for everybody if a request without credentials opens it, else that for people who are signed in.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="name">The object's name, unescaped.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<ObjectUrl> GetUrlAsync(string bucket, string name, CancellationToken cancellationToken) =>
        await _calls.IsPublicAsync(bucket, name, cancellationToken) switch
        {
            true => new(_calls.Address.Public(bucket, name), ObjectReach.Public),
            false => new(_calls.Address.SignedIn(bucket, name), ObjectReach.SignedIn),
            _ => UrlOf(bucket, name),
        };

    /// <summary>Returns where an object can be opened by people who are signed in, without asking whether it is there or public.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="name">The object's name, unescaped.</param>
    public ObjectUrl UrlOf(string bucket, string name) => new(_calls.Address.SignedIn(bucket, name), ObjectReach.Unknown);

    /// <summary>Makes a URL that opens an object to whoever has it, as long as the signing account may read it.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="name">The object's name, unescaped.</param>
    /// <param name="lifetime">How long, from <see cref="MinSignedLifetime"/> to <see cref="MaxSignedLifetime"/>, both included.</param>
    /// <param name="cancellationToken">Stops a call that this takes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lifetime"/> is outside of these.</exception>
    /// <exception cref="InvalidOperationException">There is nobody here to sign: <see cref="CanSign"/> is false.</exception>
    /// <exception cref="ApiException">The signature was refused.</exception>
    public async Task<string> SignUrlAsync(string bucket, string name, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime, MinSignedLifetime);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, MaxSignedLifetime);
        if (_signer is null) throw new InvalidOperationException("There is no account here that could sign a URL.");

        var url = SignedUrl.Prepare(_calls.Address.Origin, StorageAddress.Path(bucket, name), _signer.Email, _time.GetUtcNow(), lifetime);

        return url.With(await _signer.SignAsync(url.StringToSign, cancellationToken));
    }

    private static void RequireNames(Upload upload)
    {
        if (StorageNames.WhyNotBucket(upload.Bucket) is { } bucket) throw new ArgumentException(bucket, nameof(upload));
        if (StorageNames.WhyNotObject(upload.Name) is { } name) throw new ArgumentException(name, nameof(upload));
    }

    private static FileStream Open(string file)
    {
        try
        {
            // Unbuffered, and no lock on it: somebody else's writing is found out, not prevented.
            return new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UploadException($"There is no file `{file}`.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UploadException($"`{file}` cannot be read: {exception.Message}", exception);
        }
    }

    private ResumeKeeper Keep(FileSource source, string file, Upload upload)
    {
        // What fits into one part has nothing to go on from: it is sent again whole, as the part that died would be.
        var resume = upload.ResumeFolder is { } folder && source.Size > upload.PartBytes ? Take(folder, file, upload) : null;
        var keeper = new ResumeKeeper(resume, source, new(_account, upload.ContentType ?? ContentTypes.Of(upload.Name), upload.IfAbsent), upload.Notice);
        keeper.Resume(_calls.Address.Origin, file);

        return keeper;
    }

    private ResumeFile? Take(string folder, string file, Upload upload)
    {
        try
        {
            return ResumeFile.TryTake(folder, _calls.Address.Origin, Path.GetFullPath(file), upload.Bucket, upload.Name)
                ?? throw new UploadException($"`{file}` is being sent to gs://{upload.Bucket}/{upload.Name} by another process already.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            upload.Notice?.Invoke($"The resume file cannot be written ({exception.Message}); if this upload dies it begins anew.");

            return null;
        }
    }
}
