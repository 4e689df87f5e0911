namespace Reeve.Google.Storage;

/// <summary>What is to become of an upload.</summary>
public sealed record Upload
{
    private const int DefaultPartBytes = 16 * 1024 * 1024;

    /// <summary>The bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>The object's name, unescaped.</summary>
    public required string Name { get; init; }

    /// <summary>The object's media type.</summary>
    /// <value>Default null: by the name's extension, <c>application/octet-stream</c> for an unknown one.</value>
    public string? ContentType { get; init; }

    /// <summary>Store only if there is no object of the name; otherwise the upload fails with <see cref="Http.Failures.ApiFault.Conflict"/>.</summary>
    public bool IfAbsent { get; init; }

    /// <summary>A folder where uploads of more than one part keep what another process needs to go on with them.</summary>
    /// <value>Default null: an upload that dies with its process begins anew. The folder is made if it is missing.</value>
    public string? ResumeFolder { get; init; }

    /// <summary>Is told how many of the file's bytes have been sent, from another thread. The number falls where bytes have to be sent again.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Is told, in a sentence each, what somebody who watches would wonder about, such as that a changed file begins anew.</summary>
    public Action<string>? Notice { get; init; }

    /// <summary>The bytes of each part but the last: a multiple of 256 KiB. At most this much is sent again after a break.</summary>
    internal int PartBytes { get; init; } = DefaultPartBytes;
}
