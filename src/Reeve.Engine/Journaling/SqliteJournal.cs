using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Reeve.Core.Evaluation;
using Reeve.Core.Trees;
using Reeve.Engine.Documents;
using Reeve.Engine.Ports;

namespace Reeve.Engine.Journaling;

/// <summary>The journal and the known addresses, in SQLite. Thread-safe; each append is on the disk when it returns.</summary>
/// <remarks>
/// Entries form a chain: each one's hash covers its content and the hash before it, so that an entry changed, left out or put in
/// breaks the chain from there on.
/// </remarks>
internal sealed class SqliteJournal : IJournal, IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _store;
    private readonly TimeProvider _time;

    /// <summary>Opens the journal of a state folder, and begins it if there is none.</summary>
    public SqliteJournal(StateFolder folder, TimeProvider time)
    {
        _time = time;
        _store = folder.Open();
    }

    /// <inheritdoc/>
    public void Append(string run, JournalEntry entry)
    {
        lock (_lock)
        {
            using var transaction = _store.BeginTransaction();
            var (seq, previous) = Last();
            var (at, kind, data) = (JsonText.Write(_time.GetUtcNow()), EntryText.KindOf(entry), EntryText.Write(entry));
            using var insert = Command("INSERT INTO entries (seq, run, at, kind, data, hash) VALUES ($seq, $run, $at, $kind, $data, $hash)");
            insert.Parameters.AddWithValue("$seq", seq + 1);
            insert.Parameters.AddWithValue("$run", run);
            insert.Parameters.AddWithValue("$at", at);
            insert.Parameters.AddWithValue("$kind", kind);
            insert.Parameters.AddWithValue("$data", data);
            insert.Parameters.AddWithValue("$hash", HashOf(previous, seq + 1, run, at, kind, data));
            insert.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<JournalEntry> Read(string run)
    {
        lock (_lock)
        {
            using var select = Command("SELECT kind, data FROM entries WHERE run = $run ORDER BY seq");
            select.Parameters.AddWithValue("$run", run);
            using var rows = select.ExecuteReader();
            var entries = new List<JournalEntry>();
            while (rows.Read())
            {
                entries.Add(EntryText.Read(rows.GetString(0), rows.GetString(1)));
            }

            return entries;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<RunRecord> Runs()
    {
        lock (_lock)
        {
            using var select = Command("SELECT run, at, kind, data FROM entries WHERE kind IN ('started', 'finished') ORDER BY seq");
            using var rows = select.ExecuteReader();
            var runs = new Dictionary<string, RunRecord>(StringComparer.Ordinal);
            while (rows.Read())
            {
                var (run, at) = (rows.GetString(0), JsonText.ReadInstant(rows.GetString(1)));
                switch (EntryText.Read(rows.GetString(2), rows.GetString(3)))
                {
                    case JournalEntry.Started started:
                        runs[run] = new RunRecord(run, started.Kind, RunState.Running, at, null, started.Policy, started.Reverses, 0, 0);
                        break;
                    case JournalEntry.Finished finished when runs.TryGetValue(run, out var record):
                        runs[run] = record with { State = finished.State, EndedAt = at, Applied = finished.Applied, Failed = finished.Failed };
                        break;
                }
            }

            return [.. runs.Values.Reverse()];
        }
    }

    /// <summary>Checks the chain.</summary>
    /// <returns>How many entries it has, and the number of the first that does not fit; null if all do.</returns>
    public (long Entries, long? FirstBroken) Verify()
    {
        lock (_lock)
        {
            using var select = Command("SELECT seq, run, at, kind, data, hash FROM entries ORDER BY seq");
            using var rows = select.ExecuteReader();
            var (count, previous) = (0L, Array.Empty<byte>());
            while (rows.Read())
            {
                var hash = HashOf(previous, ++count, rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4));
                if (rows.GetInt64(0) != count || !hash.AsSpan().SequenceEqual((byte[])rows[5]))
                {
                    return (count, rows.GetInt64(0));
                }

                previous = hash;
            }

            return (count, null);
        }
    }

    /// <summary>What earlier runs with a state folder learned about addresses; nothing if there was none.</summary>
    public static Addresses AddressesIn(StateFolder folder, TimeProvider time)
    {
        if (!folder.HasStore)
        {
            return Core.Evaluation.Addresses.None;
        }

        using var journal = new SqliteJournal(folder, time);
        return journal.Addresses();
    }

    /// <summary>When a run with a state folder last began or ended a write; null if none ever did.</summary>
    public static DateTimeOffset? LastWriteIn(StateFolder folder, TimeProvider time)
    {
        if (!folder.HasStore)
        {
            return null;
        }

        using var journal = new SqliteJournal(folder, time);
        using var select = journal.Command("SELECT at FROM entries WHERE kind IN ('intent', 'ended') ORDER BY seq DESC LIMIT 1");
        return select.ExecuteScalar() is string at ? JsonText.ReadInstant(at) : null;
    }

    /// <summary>What earlier runs learned about addresses.</summary>
    public Addresses Addresses()
    {
        lock (_lock)
        {
            using var select = Command("SELECT principal, grantee FROM addresses");
            using var rows = select.ExecuteReader();
            var known = Core.Evaluation.Addresses.None;
            while (rows.Read())
            {
                if (Principal.TryParse(rows.GetString(0), out var principal))
                {
                    known = known.With(principal, rows.GetString(1));
                }
            }

            return known;
        }
    }

    /// <summary>Keeps for later runs who an address turned out to be.</summary>
    public void Learn(Principal principal, string granteeId)
    {
        lock (_lock)
        {
            using var upsert = Command("INSERT INTO addresses (principal, grantee, at) VALUES ($principal, $grantee, $at) ON CONFLICT (principal) DO UPDATE SET grantee = $grantee, at = $at");
            upsert.Parameters.AddWithValue("$principal", principal.ToString());
            upsert.Parameters.AddWithValue("$grantee", granteeId);
            upsert.Parameters.AddWithValue("$at", JsonText.Write(_time.GetUtcNow()));
            upsert.ExecuteNonQuery();
        }
    }

    /// <summary>A name for a run that starts now, unlike all others.</summary>
    public string NameRun()
    {
        var name = _time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var taken = Runs().Select(run => run.Run).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, int.MaxValue - 1).Select(number => number == 1 ? name : $"{name}-{number}").First(candidate => !taken.Contains(candidate));
    }

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();

    private static byte[] HashOf(byte[] previous, long seq, string run, string at, string kind, string data)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexString(previous)}\n{seq}\n{run}\n{at}\n{kind}\n{data}");
        return SHA256.HashData(Encoding.UTF8.GetBytes(text));
    }

    private (long Seq, byte[] Hash) Last()
    {
        using var select = Command("SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1");
        using var rows = select.ExecuteReader();
        return rows.Read() ? (rows.GetInt64(0), (byte[])rows[1]) : (0, []);
    }

    private SqliteCommand Command(string text)
    {
        var command = _store.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
