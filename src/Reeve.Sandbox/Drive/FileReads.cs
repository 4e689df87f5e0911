using Reeve.Sandbox.Drive.Query;
using Reeve.Sandbox.Drive.Shapes;

namespace Reeve.Sandbox.Drive;

/// <summary>files.get and files.list. Source: Drive API v3, resource <c>files</c>.</summary>
internal static class FileReads
{
    private const int DefaultPageSize = 100;
    private const int MaxPageSize = 1000;

    public static DriveAnswer Get(DriveCall call)
    {
        var write = FileShape.File.Compile(call.Fields(FileShape.Default));
        var isMedia = call.Query("alt") == "media";
        if (call.Flag("acknowledgeAbuse") && !isMedia)
        {
            throw Refusals.Forbidden("invalidAbuseAcknowledgment", "The acknowledgeAbuse parameter is only applicable when alt=media.");
        }

        CheckView(call);
        var item = call.VisibleFile(call.Route("fileId"));

        return isMedia
            ? throw Refusals.Forbidden("fileNotDownloadable", "Only files with binary content can be downloaded. Use Export with Docs Editors files.")
            : DriveAnswer.Json(write, call.View(item));
    }

    public static DriveAnswer List(DriveCall call)
    {
        var mask = call.Fields(FileShape.DefaultList);
        var write = FileShape.List.Compile(mask);
        var corpus = Corpus.Read(call);
        CheckSpaces(call);
        CheckView(call);
        var size = Math.Min(call.Count("pageSize", MaxPageSize) ?? DefaultPageSize, MaxPageSize);
        if (call.Switches.PermissionsPageSize is > 0 and var limit && mask.Wants("files", "permissions"))
        {
            size = Math.Min(size, limit);
        }

        var query = ReadQuery(call);
        var order = Ordering.Parse(call.Query("orderBy"));
        if (order is not null && query.HasFullText)
        {
            throw Refusals.BadRequest("Sorting is not supported for queries with fullText terms. Results are always in descending relevance order.");
        }

        var request = string.Join('\n', "files", call.Caller.Account.Id, call.Query("q"), call.Query("orderBy"), corpus.ToString(), call.Query("spaces"));
        var cursor = PageToken.Read(call.Query("pageToken"), request);
        var search = new Search(call.Company, call.Caller, corpus, query.Expression);
        var (items, next) = order is null
            ? search.Page(cursor, size)
            : search.SortedPage(order, cursor, size);

        return DriveAnswer.Json(write, new FilePage(next?.Text(request), corpus.AllDrives && call.Switches.IncompleteSearch, [.. items.Select(call.View)]));
    }

    private static (Expression? Expression, bool HasFullText) ReadQuery(DriveCall call) =>
        call.Query("q") is { } q && !string.IsNullOrWhiteSpace(q) ? Parser.Parse(q, new QueryScope(call.Company, call.Caller, call.SupportsAllDrives)) : (null, false);

    private static void CheckSpaces(DriveCall call)
    {
        if (call.Query("spaces") is { } spaces && spaces.Split(',').FirstOrDefault(space => space is not ("drive" or "appDataFolder")) is not null)
        {
            throw Refusals.Invalid("spaces");
        }
    }

    private static void CheckView(DriveCall call)
    {
        if (call.Query("includePermissionsForView") is not (null or "published"))
        {
            throw Refusals.Invalid("includePermissionsForView");
        }
    }
}
