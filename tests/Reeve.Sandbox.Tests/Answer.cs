using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Reeve.Sandbox.Tests;

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode? Json, byte[] Bytes, HttpResponseMessage Response)
{
    /// <summary>Returns a value by a path such as <c>files/0/name</c>, as text; empty where there is none.</summary>
    public string this[string path] => At(path)?.ToString() ?? "";

    /// <summary>The reason of a refusal.</summary>
    public string Reason => this["error/errors/0/reason"];

    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Returns a value by a path; null where there is none.</summary>
    public JsonNode? At(string path)
    {
        var node = Json;
        foreach (var step in path.Split('/'))
        {
            node = node switch
            {
                JsonArray array when int.TryParse(step, out var index) => index < array.Count ? array[index] : null,
                JsonObject parent => parent[step],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>Returns a member of each element of a list.</summary>
    public string[] Each(string list, string member) =>
        [.. (At(list) as JsonArray ?? []).Select(element => element![member]?.ToString() ?? "")];

    /// <summary>Returns the element of <c>permissions</c> with an id or address.</summary>
    public JsonObject? Permission(string idOrEmail) => (JsonObject?)(At("permissions") as JsonArray ?? [])
        .FirstOrDefault(each => each!["id"]?.ToString() == idOrEmail || each["emailAddress"]?.ToString() == idOrEmail);

    public void ShouldBeRefused(int status, string reason)
    {
        ((int)Status).ShouldBe(status, Text);
        Reason.ShouldBe(reason, Text);
    }
}
