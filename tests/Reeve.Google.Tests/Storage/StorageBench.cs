using System.Net;
using Reeve.Google.Storage;
using Reeve.Google.Storage.Uploading;
using Reeve.Testing;

namespace Reeve.Google.Tests.Storage;

/// <summary>Cloud Storage on a stub network, a folder with a file, and uploads in parts of four bytes.</summary>
internal sealed class StorageBench : IDisposable
{
    public const string SessionUrl = "https://storage.googleapis.com/upload/storage/v1/b/bkt/o?uploadType=resumable&upload_id=SECRET-1";

    private readonly GoogleBench _google;
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("reeve-storage-").FullName;

    public StorageBench(string content = "abcdefghij", bool withToken = true)
    {
        _google = new();
        if (withToken) _google.Token();
        File.WriteAllText(FilePath, content);
        Content = content;
    }

    public StubHandler Net => _google.Net;

    public StorageApi Api => _google.Client.Storage;

    public string Content { get; }

    public string FilePath => Path.Combine(_folder, "report.txt");

    public string ResumeFolder => Path.Combine(_folder, "uploads");

    public List<string> Notices { get; } = [];

    /// <summary>The requests to Cloud Storage that carried bytes or questions, as <c>Content-Range → body</c>.</summary>
    public IEnumerable<string> Puts => Net.Seen.Where(request => request.Method == "PUT").Select(request => $"{request.Headers["Content-Range"]} → {request.Body}");

    public Upload Upload => new() { Bucket = "bkt", Name = "report.txt", PartBytes = 4, Notice = Notices.Add };

    public Upload Kept => Upload with { ResumeFolder = ResumeFolder };

    public StorageBench Begin(string sessionUrl = SessionUrl)
    {
        Net.Expect("POST", "/upload/storage/v1/b/bkt/o?uploadType=resumable", HttpStatusCode.OK, "", ("Location", sessionUrl));

        return this;
    }

    /// <summary>Expects a part or a question, and says that so many bytes are kept.</summary>
    public StorageBench Keep(int bytes)
    {
        (string, string)[] headers = bytes == 0 ? [] : [("Range", $"bytes=0-{bytes - 1}")];
        Net.Expect("PUT", "upload_id=SECRET-1", (HttpStatusCode)308, "", headers);

        return this;
    }

    /// <summary>Expects a part or a question, and says that the object is made.</summary>
    public StorageBench Store(string? content = null)
    {
        Net.Expect("PUT", "upload_id=SECRET-1", HttpStatusCode.OK, StoredJson(content ?? Content));

        return this;
    }

    /// <summary>Expects a part or a question, and breaks the connection.</summary>
    public StorageBench Cut()
    {
        Net.Expect("PUT", "upload_id=SECRET-1", new HttpRequestException(HttpRequestError.ResponseEnded, "cut"));

        return this;
    }

    public StorageBench Refuse(string method, HttpStatusCode status, string reason, string message)
    {
        Net.Expect(method, "/upload/storage/v1/b/bkt/o?uploadType=resumable", status, ErrorJson(status, reason, message));

        return this;
    }

    public static string ErrorJson(HttpStatusCode status, string reason, string message) =>
        $$$"""{"error":{"code":{{{(int)status}}},"message":"{{{message}}}","errors":[{"message":"{{{message}}}","domain":"global","reason":"{{{reason}}}"}]}}""";

    public static string StoredJson(string content) => $$$"""
        {"kind":"storage#object","name":"report.txt","bucket":"bkt","generation":"1790000000000001","metageneration":"1",
         "size":"{{{content.Length}}}","crc32c":"{{{Crc32cOf(content)}}}","metadata":{"size":"9","more":[{"crc32c":"no"}]}}
        """;

    public static string Crc32cOf(string content) => Crc32c.ToText(Crc32c.Append(0, System.Text.Encoding.ASCII.GetBytes(content)));

    public void Dispose()
    {
        _google.Dispose();
        System.IO.Directory.Delete(_folder, recursive: true);
    }
}
