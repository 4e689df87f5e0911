using System.Text.Json;
using Reeve.Engine.Applying;
using Reeve.Engine.Journaling;

namespace Reeve.Engine.Documents;

/// <summary>Runs as JSON, forms <c>run/1</c> and <c>history/1</c>.</summary>
public static class RunDocument
{
    /// <summary>Writes how a run ended, as one object, indented.</summary>
    public static void Write(Stream to, RunResult result)
    {
        using var json = new Utf8JsonWriter(to, JsonText.Indented);
        json.WriteStartObject();
        json.WriteString("reeve", "run/1");
        json.WriteString("run", result.Run);
        json.WriteString("kind", result.Kind);
        json.WriteString("state", NameOf(result.State));
        json.WriteNumber("applied", result.Count(OutcomeKind.Applied));
        json.WriteNumber("failed", result.Count(OutcomeKind.Failed));
        json.WriteNumber("skipped", result.Count(OutcomeKind.Skipped));
        json.WriteNumber("unfixable", result.Count(OutcomeKind.Unfixable));
        json.WriteNumber("requests", result.Requests);
        json.WriteNumber("quotaUnits", result.QuotaUnits);
        json.WriteNumber("throttled", result.Throttled);
        WriteOutcomes(json, "failures", result.Left);
        PlanDocument.Write(json, result.Problems);
        json.WriteEndObject();
    }

    /// <summary>Writes the history, newest first, as one object, indented.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="changes">What they did, where one run was asked for; null: not told.</param>
    public static void Write(Stream to, IEnumerable<RunRecord> runs, IEnumerable<Outcome>? changes = null)
    {
        using var json = new Utf8JsonWriter(to, JsonText.Indented);
        json.WriteStartObject();
        json.WriteString("reeve", "history/1");
        json.WriteStartArray("runs");
        foreach (var run in runs)
        {
            Write(json, run);
        }

        json.WriteEndArray();
        if (changes is not null)
        {
            WriteOutcomes(json, "changes", changes);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes one run as one line, for streams of lines.</summary>
    public static string Line(RunRecord run)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Compact))
        {
            Write(json, run);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The name of a state, as scripts see it.</summary>
    public static string NameOf(RunState state) => state.ToString().ToLowerInvariant();

    private static void WriteOutcomes(Utf8JsonWriter json, string name, IEnumerable<Outcome> outcomes)
    {
        json.WriteStartArray(name);
        foreach (var outcome in outcomes)
        {
            json.WriteStartObject();
            json.WritePropertyName("change");
            ChangeText.Write(json, outcome.Change, withGrantee: false);
            json.WriteString("outcome", outcome.Kind.ToString().ToLowerInvariant());
            json.WriteString("code", outcome.Code);
            json.WriteString("message", outcome.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RunRecord run)
    {
        json.WriteStartObject();
        json.WriteString("run", run.Run);
        json.WriteString("kind", run.Kind);
        json.WriteString("state", NameOf(run.State));
        json.WriteString("startedAt", JsonText.Write(run.StartedAt));
        json.WriteString("endedAt", run.EndedAt is { } at ? JsonText.Write(at) : null);
        json.WriteString("policy", run.Policy);
        json.WriteNumber("applied", run.Applied);
        json.WriteNumber("failed", run.Failed);
        json.WriteEndObject();
    }
}
