using System.Text.Json;
using Reeve.Core.Planning;
using Reeve.Core.Trees;

namespace Reeve.Engine.Documents;

/// <summary>A plan that was written to a file, as far as it binds a later run.</summary>
/// <param name="PolicyHash">The policy it was made from.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Trees">The names of its trees.</param>
/// <param name="Changes">Its changes; permission ids are not known.</param>
public sealed record PlanFile(string PolicyHash, DateTimeOffset CreatedAt, IReadOnlyList<string> Trees, IReadOnlyList<Change> Changes)
{
    /// <summary>Reads a plan file.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="name">Its name, for the message.</param>
    /// <exception cref="EngineException">It is not a plan of this version.</exception>
    public static PlanFile Read(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.TextOrNull("reeve") != PlanDocument.Version
                ? throw new FormatException($"it does not say `\"reeve\": \"{PlanDocument.Version}\"`.")
                : new PlanFile(
                    root.Text("policy"),
                    JsonText.ReadInstant(root.Text("createdAt")),
                    [.. root.GetProperty("trees").EnumerateArray().Select(tree => tree.Text("name"))],
                    [.. root.GetProperty("changes").EnumerateArray().Select(ChangeText.Read)]);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EngineException(EngineFault.Usage, $"`{name}` is not a plan that can be applied: {wrong.Message} Write one with `reeve plan --out FILE`.", wrong);
        }
    }

    /// <summary>What makes a change of a plan the same as one of another.</summary>
    internal static (string Tree, string File, string Op, Principal? Principal, object? After) KeyOf(Change change) => (change.Tree, change.File, change.Op, change.Principal, change switch
    {
        Change.GrantCreate create => create.After.Role,
        Change.GrantUpdate update => update.After.Role,
        Change.FileUpdate update => update.After,
        Change.DriveUpdate update => update.After,
        _ => null,
    });
}
