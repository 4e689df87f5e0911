using System.Globalization;
using System.Text;
using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Sketches;

/// <summary>Trees as indented text: a line an item, what is granted on it below, each behind a plus.</summary>
/// <remarks>
/// <c>Budget/</c> is a folder, <c>Link@</c> a shortcut, all else a file; after two spaces come <c>owner ADDRESS</c> (else the folder's owner),
/// <c>id ID</c>, <c>limited</c>, <c>trashed</c>, <c>unknown</c>, <c>editors-may-not-share</c>, <c>reader-may-not-share</c>, <c>no-download</c>. A grant is
/// <c>+ PRINCIPAL ROLE</c>, with <c>findable</c> and <c>until DATE</c>; on the root <c>from above</c> says that it comes from a higher folder.
/// </remarks>
internal static class OutlineText
{
    public static ItemSketch Read(IEnumerable<string> lines)
    {
        var open = new Stack<(int Indent, ItemSketch Item)>();
        ItemSketch? root = null;
        foreach (var line in lines)
        {
            var indent = line.Length - line.TrimStart().Length;
            while (open.TryPeek(out var top) && top.Indent >= indent)
            {
                open.Pop();
            }

            if (line.TrimStart().StartsWith('+'))
            {
                AddGrant(open.Peek().Item, line.Trim()[1..].Trim());
                continue;
            }

            var item = ReadItem(line.Trim(), open.TryPeek(out var folder) ? folder.Item : null);
            folder.Item?.Children.Add(item);
            open.Push((indent, item));
            root ??= item;
        }

        return root ?? throw new FormatException("A tree has at least a root.");
    }

    public static string Write(ItemSketch root)
    {
        var text = new StringBuilder();
        Write(text, root, 1);
        return text.ToString();
    }

    private static ItemSketch ReadItem(string line, ItemSketch? folder)
    {
        var parts = line.Split("  ", 2, StringSplitOptions.TrimEntries);
        var words = parts.Length < 2 ? [] : parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kind = parts[0].EndsWith('/') ? ItemKind.Folder : parts[0].EndsWith('@') ? ItemKind.Shortcut : ItemKind.File;
        string? After(string word) => Array.IndexOf(words, word) is var index and >= 0 ? words[index + 1] : null;
        foreach (var unknown in words.Where((word, index) => !IsWord(word) && (index == 0 || words[index - 1] is not ("owner" or "id"))))
        {
            throw new FormatException($"`{unknown}` in `{line}` is not known.");
        }

        return new ItemSketch(parts[0].TrimEnd('/', '@'), kind, After("owner") ?? folder?.Owner)
        {
            Id = After("id") ?? (folder is null ? "root" : $"{(folder.Id == "root" ? "" : folder.Id)}/{parts[0].TrimEnd('/', '@')}"),
            IsLimited = words.Contains("limited"),
            IsTrashed = words.Contains("trashed"),
            IsUnknown = words.Contains("unknown"),
            WritersCanShare = !words.Contains("editors-may-not-share"),
            ReaderCanShare = !words.Contains("reader-may-not-share"),
            ReadersCanDownload = !words.Contains("no-download"),
        };
    }

    private static bool IsWord(string word) => word is "owner" or "id" or "limited" or "trashed" or "unknown" or "editors-may-not-share" or "reader-may-not-share" or "no-download";

    private static void AddGrant(ItemSketch item, string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!Principal.TryParse(words[0], out var principal) || !RoleNames.TryParse(words[1], out var role))
        {
            throw new FormatException($"`{line}` is not a grant.");
        }

        var grantee = TreeSketch.GranteeOf(principal, words.Contains("findable"));
        var index = item.Grants.FindIndex(grant => grant.Grantee == grantee);
        var grant = index < 0 ? new Grant(grantee, Role.None) : item.Grants[index];
        grant = line.EndsWith(" from above", StringComparison.Ordinal)
            ? grant with { Inherited = role }
            : grant with
            {
                Direct = role,
                Findable = words.Contains("findable"),
                ExpiresAt = Array.IndexOf(words, "until") is var at and >= 0 ? Day(words[at + 1]) : null,
            };
        item.Grants.RemoveAll(other => other.Grantee == grantee);
        item.Grants.Add(grant);
    }

    private static DateTimeOffset Day(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static void Write(StringBuilder text, ItemSketch item, int depth)
    {
        var pad = new string(' ', 2 * depth);
        var mark = item.Kind switch { ItemKind.Folder => "/", ItemKind.Shortcut => "@", _ => "" };
        text.Append(CultureInfo.InvariantCulture, $"{pad}{item.Name}{mark}  {(item.Owner is null ? "" : $"owner {item.Owner}")}")
            .Append(item.IsLimited ? " limited" : "").Append(item.IsTrashed ? " trashed" : "").Append(item.IsUnknown ? " unknown" : "")
            .Append(item.WritersCanShare ? "" : " editors-may-not-share").Append(item.ReaderCanShare ? "" : " reader-may-not-share").AppendLine(item.ReadersCanDownload ? "" : " no-download");
        foreach (var grant in item.Grants)
        {
            if (grant.Inherited != Role.None)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{pad}  + {grant.Grantee.Principal} {grant.Inherited.Name()} from above");
            }

            if (grant.IsDirect)
            {
                text.Append(CultureInfo.InvariantCulture, $"{pad}  + {grant.Grantee.Principal} {grant.Direct.Name()}")
                    .Append(grant.Findable ? " findable" : "")
                    .AppendLine(grant.ExpiresAt is { } end ? $" until {end:yyyy-MM-dd}" : "");
            }
        }

        foreach (var child in item.Children)
        {
            Write(text, child, depth + 1);
        }
    }
}
