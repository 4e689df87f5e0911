using System.Text;
using System.Text.Json;
using Reeve.Cli.Output;
using Reeve.Google.Identity;

namespace Reeve.Cli;

/// <summary>The record of whom Reeve has acted as: a line of JSON each in a file that its owner alone can read, and never a token. Thread-safe.</summary>
/// <param name="file">The file; a full one is kept as <c>.1</c>, in place of an earlier one.</param>
/// <param name="talk">Where to say it too; null for nowhere.</param>
/// <param name="time">The clock.</param>
internal sealed class SubjectLog(string file, Terminal? talk, TimeProvider time)
{
    private const long FullBytes = 16 * 1024 * 1024;

    private readonly Lock _gate = new();

    /// <summary>Adds a line.</summary>
    public void Add(Impersonation used)
    {
        talk?.Say($"Acting as {used.Subject} with {used.Scope} (token {(used.IsFromCache ? "from the cache" : "fetched")}).");
        lock (_gate)
        {
            try
            {
                Append(Line(used));
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(Printable.Text($"Whom Reeve acts as cannot be recorded in `{file}`: {refused.Message}"));
            }
        }
    }

    private void Append(byte[] line)
    {
        if (new FileInfo(file) is { Exists: true, Length: > FullBytes }) File.Move(file, file + ".1", overwrite: true);

        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(line); // At once, so that lines of two processes do not mix.
    }

    private byte[] Line(Impersonation used)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("at", time.GetUtcNow());
            json.WriteString("account", used.Account);
            json.WriteString("subject", used.Subject);
            json.WriteString("scopes", used.Scope);
            json.WriteString("token", used.IsFromCache ? "cache" : "fetched");
            json.WriteEndObject();
        }

        return [.. buffer.ToArray(), .. Encoding.UTF8.GetBytes("\n")];
    }
}
