namespace Reeve.Google.Storage.Uploading;

/// <summary>Keeps an upload's resume file in step with it, where there is one. A file that cannot be written costs its use, not the upload.</summary>
/// <param name="file">The resume file; null for none. Becomes this one's.</param>
/// <param name="source">The file that is sent; null where the source is none.</param>
/// <param name="terms">What a session fixes.</param>
/// <param name="notice">Is told what somebody who watches would wonder about.</param>
internal sealed class ResumeKeeper(ResumeFile? file, FileSource? source, UploadTerms terms, Action<string>? notice) : IDisposable
{
    private ResumeFile? _file = file;

    /// <summary>The session to go on with; null to begin one.</summary>
    public UploadSession? Session { get; private set; }

    /// <summary>Takes up what an earlier process has left, if it still fits.</summary>
    /// <param name="origin">Where the service is.</param>
    /// <param name="path">The file's name, for messages.</param>
    public void Resume(string origin, string path)
    {
        if (_file?.Read(origin) is not { } left) return;

        if (left.File != State(source!))
        {
            notice?.Invoke($"`{path}` was changed since it was sent in part; it is sent anew.");
            return;
        }

        if (left.Terms != terms) return; // Another account or other options: those of the session cannot be changed.

        source!.Resume(left.Checksum, left.CheckedTo);
        Session = left.Session;
    }

    /// <summary>A session has been begun.</summary>
    public void Begun(UploadSession session) => Write(Session = session);

    /// <summary>The service has kept more.</summary>
    public void Kept()
    {
        if (Session is not null) Write(Session);
    }

    /// <summary>The session is gone, and another will be begun.</summary>
    public void Forget() => Session = null;

    /// <summary>The upload has ended, and not in between.</summary>
    public void End()
    {
        Session = null;
        _file?.Remove();
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private static FileState State(FileSource source) => new(source.Size, source.ModifiedAt);

    private void Write(UploadSession session)
    {
        try
        {
            _file?.Write(new(session, State(source!), terms, source!.Checksum, source.CheckedTo));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            notice?.Invoke($"The resume file cannot be written ({exception.Message}); if this upload dies it begins anew.");
            End();
            _file?.Dispose();
            _file = null;
        }
    }
}
