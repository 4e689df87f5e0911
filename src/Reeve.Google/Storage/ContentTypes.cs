using System.Collections.Frozen;

namespace Reeve.Google.Storage;

/// <summary>Which media type a name's extension stands for. Source: IANA, "Media Types"; what browsers expect where it differs.</summary>
internal static class ContentTypes
{
    private const string Unknown = "application/octet-stream";

    private static readonly FrozenDictionary<string, string> _byExtension = new Dictionary<string, string>
    {
        ["7z"] = "application/x-7z-compressed",
        ["avif"] = "image/avif",
        ["bmp"] = "image/bmp",
        ["bz2"] = "application/x-bzip2",
        ["css"] = "text/css",
        ["csv"] = "text/csv",
        ["doc"] = "application/msword",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["epub"] = "application/epub+zip",
        ["flac"] = "audio/flac",
        ["gif"] = "image/gif",
        ["gz"] = "application/gzip",
        ["htm"] = "text/html",
        ["html"] = "text/html",
        ["ico"] = "image/vnd.microsoft.icon",
        ["ics"] = "text/calendar",
        ["jpeg"] = "image/jpeg",
        ["jpg"] = "image/jpeg",
        ["js"] = "text/javascript",
        ["json"] = "application/json",
        ["log"] = "text/plain",
        ["m4a"] = "audio/mp4",
        ["md"] = "text/markdown",
        ["mjs"] = "text/javascript",
        ["mov"] = "video/quicktime",
        ["mp3"] = "audio/mpeg",
        ["mp4"] = "video/mp4",
        ["ndjson"] = "application/x-ndjson",
        ["odp"] = "application/vnd.oasis.opendocument.presentation",
        ["ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        ["odt"] = "application/vnd.oasis.opendocument.text",
        ["ogg"] = "audio/ogg",
        ["otf"] = "font/otf",
        ["parquet"] = "application/vnd.apache.parquet",
        ["pdf"] = "application/pdf",
        ["png"] = "image/png",
        ["ppt"] = "application/vnd.ms-powerpoint",
        ["pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ["rtf"] = "application/rtf",
        ["svg"] = "image/svg+xml",
        ["tar"] = "application/x-tar",
        ["tgz"] = "application/gzip",
        ["tif"] = "image/tiff",
        ["tiff"] = "image/tiff",
        ["tsv"] = "text/tab-separated-values",
        ["ttf"] = "font/ttf",
        ["txt"] = "text/plain",
        ["wasm"] = "application/wasm",
        ["wav"] = "audio/wav",
        ["webm"] = "video/webm",
        ["webp"] = "image/webp",
        ["woff"] = "font/woff",
        ["woff2"] = "font/woff2",
        ["xls"] = "application/vnd.ms-excel",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["xml"] = "application/xml",
        ["xz"] = "application/x-xz",
        ["yaml"] = "application/yaml",
        ["yml"] = "application/yaml",
        ["zip"] = "application/zip",
        ["zst"] = "application/zstd",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the media type of a name.</summary>
    /// <param name="name">An object's name.</param>
    public static string Of(string name)
    {
        var last = name[(name.LastIndexOf('/') + 1)..];
        var dot = last.LastIndexOf('.');

        return dot >= 0 && _byExtension.TryGetValue(last[(dot + 1)..], out var type) ? type : Unknown;
    }
}
