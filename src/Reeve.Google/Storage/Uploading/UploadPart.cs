namespace Reeve.Google.Storage.Uploading;

/// <summary>What is sent in one request.</summary>
/// <param name="From">Its first byte's place in the whole.</param>
/// <param name="Length">Its bytes; 0 where all has been sent, or there is nothing.</param>
/// <param name="Total">The bytes of the whole; null while they are not known.</param>
internal readonly record struct UploadPart(long From, int Length, long? Total)
{
    /// <summary>Nothing follows.</summary>
    public bool IsLast => From + Length == Total;

    /// <summary>The <c>Content-Range</c> that goes with the part. Source: Cloud Storage, "Perform resumable uploads".</summary>
    public string Range => Length == 0 ? Status : $"bytes {From}-{From + Length - 1}/{TotalText}";

    /// <summary>The <c>Content-Range</c> that asks how much has arrived.</summary>
    public string Status => $"bytes */{TotalText}";

    private string TotalText => Total is { } total ? $"{total}" : "*";
}
