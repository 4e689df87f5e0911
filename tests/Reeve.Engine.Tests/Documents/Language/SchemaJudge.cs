using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Reeve.Engine.Tests.Documents.Language;

/// <summary>Judges values by a JSON Schema; a keyword that it does not know fails, so that nothing passes for want of one.</summary>
/// <remarks>Source: JSON Schema, draft 2020-12, Core §8–10 and Validation §6; only the keywords that the schema of policies uses.</remarks>
internal sealed class SchemaJudge(JsonObject document)
{
    private static readonly string[] _annotations = ["$schema", "$defs", "title", "description", "examples", "then", "else"];

    /// <summary>Where a value is wrong; empty if it is right.</summary>
    public IReadOnlyList<string> Judge(JsonNode? value) => [.. Judge(document, value, "")];

    private IEnumerable<string> Judge(JsonNode? schema, JsonNode? value, string at) => schema switch
    {
        JsonObject keywords => keywords.SelectMany(keyword => Judge(keywords, keyword.Key, keyword.Value!, (value, at))),
        JsonValue switched when switched.GetValue<bool>() => [],
        _ => [$"{at} is not allowed"],
    };

    private IEnumerable<string> Judge(JsonObject schema, string keyword, JsonNode rule, (JsonNode? Value, string At) on) => keyword switch
    {
        _ when _annotations.Contains(keyword) => [],
        "$ref" => Judge(document["$defs"]![rule.GetValue<string>()["#/$defs/".Length..]] ?? throw new InvalidOperationException($"{rule} leads nowhere"), on.Value, on.At),
        "type" => Says((rule as JsonArray ?? [rule.DeepClone()]).Any(type => IsOf(type!.GetValue<string>(), on.Value)), on.At, $"is not {rule}"),
        "const" => Says(JsonNode.DeepEquals(rule, on.Value), on.At, $"is not {rule}"),
        "enum" => Says(rule.AsArray().Any(one => JsonNode.DeepEquals(one, on.Value)), on.At, $"is none of {rule}"),
        "pattern" => Says(Text(on.Value) is not { } text || Regex.IsMatch(text, rule.GetValue<string>(), RegexOptions.ECMAScript), on.At, $"does not match {rule}"),
        "minimum" => Says(Number(on.Value) is not { } least || least >= rule.GetValue<int>(), on.At, $"is under {rule}"),
        "maximum" => Says(Number(on.Value) is not { } most || most <= rule.GetValue<int>(), on.At, $"is over {rule}"),
        "required" => Says(on.Value is not JsonObject block || rule.AsArray().All(key => block.ContainsKey(key!.GetValue<string>())), on.At, $"lacks one of {rule}"),
        "minProperties" => Says(on.Value is not JsonObject few || few.Count >= rule.GetValue<int>(), on.At, "has too few keys"),
        "minItems" => Says(on.Value is not JsonArray list || list.Count >= rule.GetValue<int>(), on.At, "has too few items"),
        "properties" => Entries(on.Value).Where(entry => rule.AsObject().ContainsKey(entry.Key)).SelectMany(entry => Judge(rule[entry.Key], entry.Value, $"{on.At}/{entry.Key}")),
        "additionalProperties" => Entries(on.Value).Where(entry => schema["properties"]?.AsObject().ContainsKey(entry.Key) != true).SelectMany(entry => Judge(rule, entry.Value, $"{on.At}/{entry.Key}")),
        "propertyNames" => Entries(on.Value).SelectMany(entry => Judge(rule, entry.Key, $"{on.At}/{entry.Key}")),
        "items" => on.Value is JsonArray items ? items.SelectMany((item, index) => Judge(rule, item, $"{on.At}/{index}")) : [],
        "allOf" => rule.AsArray().SelectMany(one => Judge(one, on.Value, on.At)),
        "anyOf" => Says(rule.AsArray().Any(one => !Judge(one, on.Value, on.At).Any()), on.At, "is none of several"),
        "oneOf" => Says(rule.AsArray().Count(one => !Judge(one, on.Value, on.At).Any()) == 1, on.At, "is not just one of several"),
        "if" => schema[Judge(rule, on.Value, on.At).Any() ? "else" : "then"] is { } consequence ? Judge(consequence, on.Value, on.At) : [],
        _ => throw new InvalidOperationException($"the keyword {keyword} is not known here"),
    };

    private static IEnumerable<string> Says(bool isRight, string at, string orElse) => isRight ? [] : [$"{at} {orElse}"];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Entries(JsonNode? value) => value as JsonObject ?? [];

    private static string? Text(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var found) ? found : null;

    private static double? Number(JsonNode? value) => value is JsonValue number && number.TryGetValue<double>(out var found) ? found : null;

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => Text(value) is not null,
        "number" => Number(value) is not null,
        "integer" => Number(value) is { } number && double.IsInteger(number),
        "boolean" => value is JsonValue switched && switched.TryGetValue<bool>(out _),
        _ => throw new InvalidOperationException($"the type {type} is not known here"),
    };
}
