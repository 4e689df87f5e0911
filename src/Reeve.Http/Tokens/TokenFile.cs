using System.Text.Json;

namespace Reeve.Http.Tokens;

/// <summary>Tokens in a file that its owner alone can read, so that the next process starts warm.</summary>
/// <remarks>
/// A convenience, never a condition: a file that is missing, damaged, somebody else's or readable by others counts as empty,
/// and one that cannot be written is left out. Each write replaces the whole file at once, so no reader sees half of one.
/// </remarks>
/// <param name="path">The file. Its folder is made if it is missing.</param>
public sealed class TokenFile(string path)
{
    private const string Form = "tokens/1";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads what is still valid.</summary>
    /// <param name="now">The time.</param>
    internal TokenFileContent Read(DateTimeOffset now)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0) return TokenFileContent.Empty;

            using var document = JsonDocument.Parse(File.ReadAllBytes(path));

            return TokenFileContent.Empty.With(Parse(document.RootElement), now);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return TokenFileContent.Empty;
        }
    }

    /// <summary>Adds to what the file holds by now, which other processes may have written.</summary>
    /// <param name="content">What to add.</param>
    /// <param name="now">The time.</param>
    internal void Add(TokenFileContent content, DateTimeOffset now)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);

            Write(temporary, Read(now).With(content, now));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
        }
    }

    private static void Write(string file, TokenFileContent content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;

        using var stream = new FileStream(file, options);
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("reeve", Form);
        writer.WriteStartObject("tokens");
        foreach (var (key, token) in content.Tokens)
        {
            writer.WriteStartObject(key);
            writer.WriteString("token", token.Reveal());
            writer.WriteString("expiresAt", token.ExpiresAt);
            if (token.Service is not null) writer.WriteString("service", token.Service);
            if (token.Scope is not null) writer.WriteString("scope", token.Scope);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartObject("refusals");
        foreach (var (key, until) in content.Refusals) writer.WriteString(key, until);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static TokenFileContent Parse(JsonElement root)
    {
        if (root.GetProperty("reeve").GetString() != Form) return TokenFileContent.Empty;

        return new(
            root.GetProperty("tokens").EnumerateObject().ToDictionary(entry => entry.Name, entry => ParseToken(entry.Value)),
            root.GetProperty("refusals").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetDateTimeOffset()));
    }

    private static AccessToken ParseToken(JsonElement entry) =>
        AccessToken.Stored(
            entry.GetProperty("token").GetString() ?? throw new FormatException("A token without a value."),
            entry.GetProperty("expiresAt").GetDateTimeOffset())
        .With(Text(entry, "service"), Text(entry, "scope"));

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be written to cannot be tidied either.
        }
    }
}
