using System.Text.Json.Nodes;

namespace Reeve.Acceptance.Running;

/// <summary>Looks at the form of JSON rather than at what it says.</summary>
internal static class JsonForm
{
    /// <summary>Fails unless an object has exactly these members, in this order.</summary>
    public static void ShouldHave(this JsonNode? json, params string[] names) =>
        json.ShouldBeOfType<JsonObject>().Select(member => member.Key).ShouldBe(names, json!.ToString());

    /// <summary>A member as text; numbers and booleans as JSON writes them, empty where absent or null.</summary>
    public static string Text(this JsonNode? json, string name) => json?[name]?.ToString() ?? "";

    /// <summary>The elements of a list.</summary>
    public static IReadOnlyList<JsonNode> List(this JsonNode json, string name) => [.. json[name]!.AsArray().Select(element => element!)];
}
