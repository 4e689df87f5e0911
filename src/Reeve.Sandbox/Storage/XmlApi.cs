using System.Globalization;
using System.Security;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Reeve.Sandbox.Weather;

namespace Reeve.Sandbox.Storage;

/// <summary>Objects under their plain addresses, <c>/BUCKET/OBJECT</c>, which is also what public and signed URLs are.</summary>
/// <remarks>Source: Cloud Storage, "XML API": GET, HEAD, PUT and POST Object, "Resumable uploads", "HTTP status and error codes for XML".</remarks>
internal sealed class XmlApi(Buckets buckets, StorageCallers callers, SignedUrl signedUrls) : IEmulatedApi
{
    private readonly ObjectReads _reads = new(buckets);
    private readonly SimpleUploads _simple = new(buckets);
    private readonly ResumableUploads _resumable = new(buckets);

    public string? Service => "storage.googleapis.com";

    public ValueTask<string?> SubjectOfAsync(HttpContext http) => ValueTask.FromResult(callers.SubjectOf(http.Request));

    public Task RefuseAsync(HttpContext http, Refusal refusal) => Refused(StorageRefusal.Of(
        refusal.Status, refusal.Reason, refusal.Message ?? refusal.Reason, Code(refusal.Status))).SendAsync(http);

    /// <summary>Adds the routes, behind those of all other APIs.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var pattern = RoutePatternFactory.Parse("/{bucket}/{**object}", null, new { bucket = new BucketSegment() });
        routes.Map(pattern, (RequestDelegate)HandleAsync).WithMetadata(new ApiRoute(this, null, "/{bucket}/{object}")).Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = int.MaxValue - 1);
    }

    private async Task HandleAsync(HttpContext http)
    {
        StorageAnswer answer;
        try
        {
            var segments = StorageCall.Segments(http);
            var isSession = http.Request.Query.ContainsKey("upload_id");
            var caller = isSession ? null
                : SignedUrl.IsSigned(http.Request) ? signedUrls.Check(http.Request, segments)
                : callers.Identify(http.Request, HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? StorageScopes.Read : StorageScopes.Write);
            answer = await AnswerAsync(new StorageCall(http, caller, segments[0], string.Join('/', segments[1..])), isSession);
        }
        catch (StorageRefusal refusal)
        {
            answer = Refused(refusal);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            http.Abort();

            return;
        }

        await answer.SendAsync(http);
    }

    private async Task<StorageAnswer> AnswerAsync(StorageCall call, bool isSession) => (call.Request.Method, isSession) switch
    {
        ("GET" or "HEAD", false) => _reads.Download(call),
        ("PUT", true) => (await _resumable.PutAsync(call)) with { Body = default, ContentType = null },
        ("DELETE", true) => await _resumable.CancelAsync(call),
        ("PUT", false) => Written(await _simple.WriteAsync(call, Draft(call), Conditions(call), call.Request.Body)),
        ("POST", false) when call.Request.Headers["x-goog-resumable"] == "start" => _resumable.Start(call, Draft(call), Conditions(call), 201),
        _ => throw StorageRefusal.Of(405, "methodNotAllowed", "The specified method is not allowed against this resource.", "MethodNotAllowed"),
    };

    private static ObjectDraft Draft(StorageCall call)
    {
        const string Prefix = "x-goog-meta-";
        var headers = call.Request.Headers;
        var acl = headers["x-goog-acl"].FirstOrDefault();

        return new ObjectDraft
        {
            Name = call.ObjectName,
            ContentType = call.Request.ContentType,
            CacheControl = headers.CacheControl.FirstOrDefault(),
            ContentDisposition = headers.ContentDisposition.FirstOrDefault(),
            ContentEncoding = headers.ContentEncoding.FirstOrDefault(),
            Md5 = headers.ContentMD5.FirstOrDefault(),
            HasAcl = acl is not null,
            PublicRead = acl == "public-read",
            Metadata = new SortedDictionary<string, string>(
                headers.Where(header => header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                    .ToDictionary(header => header.Key[Prefix.Length..].ToLowerInvariant(), header => header.Value.ToString()),
                StringComparer.Ordinal),
        };
    }

    private static Preconditions Conditions(StorageCall call) => Preconditions.Of(name => call.Request.Headers[name switch
    {
        "ifGenerationMatch" => "x-goog-if-generation-match",
        "ifMetagenerationMatch" => "x-goog-if-metageneration-match",
        _ => "x-goog-none",
    }].FirstOrDefault());

    private static StorageAnswer Written(StoredObject made) => new(200)
    {
        Headers =
        [
            ("x-goog-generation", made.Generation.ToString(CultureInfo.InvariantCulture)),
            ("x-goog-metageneration", "1"),
            ("x-goog-hash", "crc32c=" + Crc32C.Text(made.Content.Crc32C)),
            ("x-goog-hash", "md5=" + made.Content.Md5),
            ("ETag", $"\"{Convert.ToHexStringLower(Convert.FromBase64String(made.Content.Md5))}\""),
        ],
    };

    private static string Code(int status) => status switch
    {
        400 => "InvalidArgument",
        401 => "AuthenticationRequired",
        403 => "AccessDenied",
        404 => "NoSuchKey",
        412 => "PreconditionFailed",
        429 => "SlowDown",
        503 => "ServiceUnavailable",
        _ => "InternalError",
    };

    private static StorageAnswer Refused(StorageRefusal refusal)
    {
        var message = refusal.XmlCode == "AccessDenied" ? "Access denied." : refusal.Message;
        var text = $"<?xml version='1.0' encoding='UTF-8'?><Error><Code>{refusal.XmlCode}</Code><Message>{SecurityElement.Escape(message)}</Message>"
            + $"<Details>{SecurityElement.Escape(refusal.Message)}</Details></Error>";

        return new StorageAnswer(refusal.XmlStatus) { Body = Encoding.UTF8.GetBytes(text), ContentType = "application/xml; charset=UTF-8" };
    }

    /// <summary>Lets through what can be a bucket's name, and leaves the other APIs' addresses alone.</summary>
    private sealed class BucketSegment : IRouteConstraint
    {
        private static readonly string[] Taken =
            ["admin", "batch", "computemetadata", "download", "drive", "oauth", "oauth2", "resumable", "storage", "token", "upload"];

        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string name && Buckets.IsBucketName(name) && !Taken.Contains(name);
    }
}
