using System.Text.Json;
using Reeve.Core.Evaluation;
using Reeve.Core.Planning;

namespace Reeve.Engine.Documents;

/// <summary>A plan as JSON, form <c>plan/1</c>.</summary>
public static class PlanDocument
{
    /// <summary>What the form calls itself.</summary>
    public const string Version = "plan/1";

    /// <summary>Writes a plan as one object, indented.</summary>
    public static void Write(Stream to, PreparedPlan prepared)
    {
        var plan = prepared.Plan;
        using var json = new Utf8JsonWriter(to, JsonText.Indented);
        json.WriteStartObject();
        json.WriteString("reeve", Version);
        json.WriteString("policy", prepared.PolicyHash);
        json.WriteString("createdAt", JsonText.Write(prepared.CreatedAt));
        json.WriteStartArray("trees");
        foreach (var (tree, cost) in plan.Trees.Zip(prepared.Costs))
        {
            Write(json, tree, cost);
        }

        json.WriteEndArray();
        json.WriteStartArray("changes");
        foreach (var change in plan.Changes)
        {
            ChangeText.Write(json, change, withGrantee: false);
        }

        json.WriteEndArray();
        Write(json, plan.Problems);
        Write(json, plan.Reach);
        json.WriteStartObject("summary");
        foreach (var op in Ops.All)
        {
            json.WriteNumber(op, plan.Changes.Count(change => change.Op == op));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes one change as one line, for streams of lines.</summary>
    public static string Line(Change change)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Compact))
        {
            ChangeText.Write(json, change, withGrantee: false);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    internal static void Write(Utf8JsonWriter json, IEnumerable<Problem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("file", problem.File);
            json.WriteString("path", problem.Path);
            json.WriteString("code", problem.Code);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, PlannedTree tree, ReadingCost cost)
    {
        json.WriteStartObject();
        json.WriteString("name", tree.Name);
        json.WriteString("root", tree.Root);
        json.WriteNumber("items", tree.Items);
        json.WriteNumber("unknown", tree.Unknown);
        json.WriteNumber("trashed", tree.Trashed);
        json.WriteNumber("requests", cost.Requests);
        json.WriteNumber("quotaUnits", cost.QuotaUnits);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<Reach> reach)
    {
        json.WriteStartArray("reach");
        foreach (var one in reach)
        {
            json.WriteStartObject();
            json.WriteString("principal", one.Principal.ToString());
            json.WriteNumber("gains", one.Gains);
            json.WriteNumber("loses", one.Loses);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
