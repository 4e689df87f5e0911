using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Reeve.Core.Reaching;
using Reeve.Core.Trees;

namespace Reeve.Engine.Asking;

/// <summary>A crawl as bytes: a line that names the form, a hash of what follows, and a compressed body in which each text and each set of grants is written once.</summary>
internal static class CrawlFile
{
    private const int HashBytes = 32;

    private static readonly byte[] Form = "reeve-crawl/1\n"u8.ToArray();

    /// <summary>Writes a crawl.</summary>
    public static void Write(Stream to, Crawl crawl)
    {
        using var body = new MemoryStream();
        using (var packed = new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new Texts.Writer(packed))
        {
            Write(writer, crawl);
        }

        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        to.Write(Form);
        to.Write(SHA256.HashData(bytes));
        to.Write(bytes);
    }

    /// <summary>Reads a crawl.</summary>
    /// <exception cref="FormatException">It is of another form, or was changed after it was written.</exception>
    public static Crawl Read(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(Form) || bytes.Length < Form.Length + HashBytes)
        {
            throw new FormatException("it was kept by another version of Reeve");
        }

        var body = bytes.AsMemory(Form.Length + HashBytes);
        if (!SHA256.HashData(body.Span).AsSpan().SequenceEqual(bytes.AsSpan(Form.Length, HashBytes)))
        {
            throw new FormatException("it is damaged");
        }

        using var packed = new BrotliStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        using var reader = new Texts.Reader(packed);
        return Read(reader);
    }

    private static void Write(Texts.Writer writer, Crawl crawl)
    {
        writer.Text(crawl.Name);
        writer.Text(crawl.Reader);
        writer.Text(crawl.ReadAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        writer.Flag(crawl.ToldDirect);
        writer.List(crawl.Organizers, writer.Text);
        writer.List(crawl.Notes, writer.Text);
        WritePeople(writer, crawl.People);
        WriteTree(writer, crawl.Tree);
    }

    private static Crawl Read(Texts.Reader reader)
    {
        var (name, by, at, told) = (reader.Text(), reader.Text(), reader.Text(), reader.Flag());
        var (organizers, notes) = (reader.List(reader.Text), reader.List(reader.Text));
        var people = ReadPeople(reader);
        return new Crawl(name, ReadTree(reader), by, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), people)
        {
            Organizers = organizers, Notes = notes, ToldDirect = told, IsKept = true,
        };
    }

    private static void WritePeople(Texts.Writer writer, DirectoryFacts people)
    {
        writer.List(people.Accounts, account =>
        {
            writer.Text(account.Address);
            writer.Number((int)account.State);
            writer.List(account.Aliases, writer.Text);
        });
        writer.List(people.Groups, group =>
        {
            writer.Text(group.Address);
            writer.Flag(group.HoldsEveryone);
            writer.List(group.Members, member => writer.Text(member.ToString()));
            writer.List(group.Aliases, writer.Text);
        });
    }

    private static DirectoryFacts ReadPeople(Texts.Reader reader) => new(
        reader.List(() => new Account(reader.Text(), (AccountState)reader.Number(), reader.List(reader.Text))),
        reader.List(() =>
        {
            var (address, holdsEveryone) = (reader.Text(), reader.Flag());
            return new GroupRoll(address, reader.List(() => PrincipalOf(reader.Text())), holdsEveryone, reader.List(reader.Text));
        }));

    private static void WriteTree(Texts.Writer writer, Tree tree)
    {
        WriteDrive(writer, tree.Drive);
        writer.List([.. tree.OwnersAbove.Order(StringComparer.Ordinal)], writer.Text);
        var sets = new Dictionary<ImmutableArray<Grant>, int>();
        writer.Number(tree.Count);
        foreach (var item in tree.Items)
        {
            WriteFacts(writer, item);
            if (!item.IsKnown)
            {
                writer.Number(0);
            }
            else if (sets.TryGetValue(item.Grants, out var number))
            {
                writer.Number(number);
            }
            else
            {
                sets.Add(item.Grants, sets.Count + 1);
                writer.Number(sets.Count);
                writer.List(item.Grants, grant => WriteGrant(writer, grant));
            }
        }
    }

    private static Tree ReadTree(Texts.Reader reader)
    {
        var drive = ReadDrive(reader);
        var owners = reader.List(reader.Text);
        var builder = new TreeBuilder();
        var sets = new List<ImmutableArray<Grant>>();
        var grantees = new Dictionary<(string, string), Grantee>();
        for (var left = reader.Number(); left > 0; left--)
        {
            var (facts, parent) = ReadFacts(reader);
            var index = builder.Add(facts, parent);
            var set = reader.Number();
            if (set > sets.Count)
            {
                sets.Add(reader.List(() => ReadGrant(reader, grantees)));
            }

            if (set > 0)
            {
                builder.SetGrants(index, sets[set - 1]);
            }
        }

        return builder.Build(owners, drive);
    }

    private static void WriteFacts(Texts.Writer writer, Item item)
    {
        writer.Raw(item.Id);
        writer.Raw(item.Name);
        writer.Number(item.IsRoot ? 0 : item.Parent.Index + 1);
        writer.Text(item.Owner ?? "");
        writer.Number((int)item.Kind | (item.IsTrashed ? 4 : 0) | (item.IsLimited ? 8 : 0) | (item.ReaderCanShare ? 16 : 0) | (Three(item.WritersCanShare) << 5) | (Three(item.ReadersCanDownload) << 7));
    }

    private static (ItemFacts Facts, int Parent) ReadFacts(Texts.Reader reader)
    {
        var (id, name, parent, owner, flags) = (reader.Raw(), reader.Raw(), reader.Number() - 1, reader.Text(), reader.Number());
        return (new ItemFacts(
            id, name, (ItemKind)(flags & 3), owner.Length > 0 ? owner : null, (flags & 4) != 0, (flags & 8) != 0, Three((flags >> 5) & 3), (flags & 16) != 0, Three((flags >> 7) & 3)), parent);
    }

    private static void WriteGrant(Texts.Writer writer, Grant grant)
    {
        writer.Text(grant.Grantee.Id);
        writer.Text(grant.Grantee.Principal.ToString());
        writer.Number((int)grant.Direct | ((int)grant.Inherited << 3) | (grant.Findable ? 64 : 0));
        writer.Text(grant.ExpiresAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "");
    }

    private static Grant ReadGrant(Texts.Reader reader, Dictionary<(string, string), Grantee> grantees)
    {
        var (id, principal, roles, ends) = (reader.Text(), reader.Text(), reader.Number(), reader.Text());
        if (!grantees.TryGetValue((id, principal), out var grantee))
        {
            grantees.Add((id, principal), grantee = new Grantee(id, PrincipalOf(principal)));
        }

        return new Grant(
            grantee, (Role)(roles & 7), (Role)((roles >> 3) & 7), (roles & 64) != 0, ends.Length > 0 ? DateTimeOffset.Parse(ends, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null);
    }

    private static void WriteDrive(Texts.Writer writer, DriveFacts? drive)
    {
        writer.Flag(drive is not null);
        if (drive is not null)
        {
            var held = drive.Restrictions;
            writer.Text(drive.Id);
            writer.Text(drive.Name);
            writer.Number(Three(held.Resharing) | (Three(held.Download) << 2) | (Three(held.MembersOnly) << 4) | (Three(held.InternalOnly) << 6) | (drive.IsUnread ? 256 : 0));
        }
    }

    private static DriveFacts? ReadDrive(Texts.Reader reader)
    {
        if (!reader.Flag())
        {
            return null;
        }

        var (id, name, held) = (reader.Text(), reader.Text(), reader.Number());
        return new DriveFacts(id, name, new Restrictions(Three(held & 3), Three((held >> 2) & 3), Three((held >> 4) & 3), Three((held >> 6) & 3))) { IsUnread = (held & 256) != 0 };
    }

    private static int Three(bool? value) => value is { } known ? known ? 2 : 1 : 0;

    private static bool? Three(int value) => value == 0 ? null : value == 2;

    private static Principal PrincipalOf(string text) => Principal.TryParse(text, out var principal) ? principal : throw new FormatException("it is damaged");
}
