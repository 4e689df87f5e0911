using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reeve.Engine.Documents.Language;

/// <summary>The policy language as a JSON Schema, by which editors complete, explain and check a <c>reeve.yaml</c> while it is written.</summary>
/// <remarks>
/// Made from the tables that the reader uses. It lets pass whatever the reader does; what the reader alone sees (whether an address can be one,
/// whether values go together) it does not complain about. Source: JSON Schema, draft 2020-12, Core and Validation.
/// </remarks>
internal static class PolicySchema
{
    private const string Reference = "#/$defs/";

    // What makes a circumstance, as a condition on the block in which it arises: the first that has the key.
    private static readonly (Circumstances Circumstance, string Key, JsonNode? Value)[] _arising =
    [
        (Circumstances.Ceiling, TreeKeys.Mode.Name, "ceiling"),
        (Circumstances.Floor, TreeKeys.Mode.Name, "floor"),
        (Circumstances.AtFolder, TreeKeys.Root.Name, null),
        (Circumstances.AtDrive, TreeKeys.Drive.Name, null),
        (Circumstances.OfUser, AccessKeys.User.Name, null),
        (Circumstances.OfGroup, AccessKeys.Group.Name, null),
        (Circumstances.OfDomain, AccessKeys.OfTree.Domain.Name, null),
        (Circumstances.OfAnyone, AccessKeys.OfTree.Anyone.Name, null),
        (Circumstances.Ignored, OverrideKeys.Ignore.Name, true),
    ];

    /// <summary>Returns the schema: JSON, indented, with a line break at the end; always the same bytes.</summary>
    public static string Write()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "reeve.yaml",
            ["description"] = "Who may have what in the trees of a Google Drive.",
            ["$ref"] = Reference + PolicyKeys.All.Id,
            ["$defs"] = new JsonObject(PolicyKeys.All.WithAllBelow.DistinctBy(block => block.Id).Select(block => KeyValuePair.Create(block.Id, (JsonNode?)Of(block)))),
        };

        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, JsonText.Indented))
        {
            schema.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Of(BlockKeys block)
    {
        var arising = _arising.Where(one => block.Names.Contains(one.Key)).ToArray();
        var here = arising.Aggregate(Circumstances.None, (all, one) => all | one.Circumstance);
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(block.Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Described(Of(key.Shape), key.Says)))),
            ["additionalProperties"] = false,
        };
        if (block.Keys.Where(key => key.IfMissing is not null && !IsBanned(key, here)).ToArray() is { Length: > 0 } required)
        {
            schema["required"] = Names(required.Select(key => key.Name));
        }

        if (block.OneOf is { } choice)
        {
            schema["oneOf"] = Array(choice.Keys.Select(key => new JsonObject { ["required"] = Names([key.Name]) }));
        }

        if (arising.Select(one => If(block, one.Circumstance, Condition(one.Key, one.Value))).OfType<JsonObject>().ToArray() is { Length: > 0 } conditions)
        {
            schema["allOf"] = Array(conditions);
        }

        return schema;
    }

    private static JsonObject Of(ValueShape shape) => shape switch
    {
        ValueShape.Text text => Text(text),
        ValueShape.Words words => new JsonObject
        {
            ["oneOf"] = Array(words.All.Select(word => Described(new JsonObject { ["const"] = word.Text }, word.Says))),
        },
        ValueShape.Switch => new JsonObject { ["type"] = "boolean" },
        ValueShape.Number number => Number(number),
        ValueShape.Either either => new JsonObject { ["anyOf"] = Array([Of(either.One), Of(either.Other)]) },
        ValueShape.List { MayBeEmpty: var mayBeEmpty, Item: var item } => mayBeEmpty
            ? new JsonObject { ["type"] = "array", ["items"] = Of(item) }
            : new JsonObject { ["type"] = "array", ["items"] = Of(item), ["minItems"] = 1 },
        ValueShape.Block block => new JsonObject { ["$ref"] = Reference + block.Keys.Id },
        ValueShape.Named named => new JsonObject
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = named.NamePattern },
            ["additionalProperties"] = new JsonObject { ["$ref"] = Reference + named.Keys.Id },
            ["minProperties"] = 1,
        },
        _ => throw new UnreachableException(),
    };

    private static JsonObject Text(ValueShape.Text text)
    {
        // Editors take `2026` and `true` for something else than texts; the reader does not.
        var schema = new JsonObject { ["type"] = text.IsNeverNumber ? "string" : Names(["string", "number", "boolean"]) };
        if (text.Pattern is { } pattern)
        {
            schema["pattern"] = pattern;
        }

        if (!text.Examples.IsEmpty)
        {
            schema["examples"] = Names(text.Examples);
        }

        return schema;
    }

    private static JsonObject Number(ValueShape.Number number)
    {
        var schema = new JsonObject { ["type"] = "integer", ["minimum"] = number.Least };
        if (number.Most is { } most)
        {
            schema["maximum"] = most;
        }

        return schema;
    }

    /// <summary>What a circumstance that arises in a block forbids in it and below, and what is required only outside of it; null if nothing.</summary>
    private static JsonObject? If(BlockKeys block, Circumstances circumstance, JsonObject condition)
    {
        var then = Forbidden(block, circumstance);
        if (then is null)
        {
            return null;
        }

        var schema = new JsonObject { ["if"] = condition, ["then"] = then };
        if (block.Keys.Where(key => key.IfMissing is not null && IsBanned(key, circumstance)).ToArray() is { Length: > 0 } otherwise)
        {
            schema["else"] = new JsonObject { ["required"] = Names(otherwise.Select(key => key.Name)) };
        }

        return schema;
    }

    private static JsonObject? Forbidden(BlockKeys block, Circumstances circumstance)
    {
        var properties = new JsonObject(block.Keys
            .Select(key => KeyValuePair.Create(key.Name, IsBanned(key, circumstance) ? JsonValue.Create(false) : (JsonNode?)Forbidden(key.Shape, circumstance)))
            .Where(property => property.Value is not null));
        return properties.Count > 0 ? new JsonObject { ["properties"] = properties } : null;
    }

    private static JsonObject? Forbidden(ValueShape shape, Circumstances circumstance) => shape switch
    {
        ValueShape.Words words when words.All.Any(word => IsBanned(word, circumstance)) =>
            new JsonObject { ["enum"] = Names(words.All.Where(word => !IsBanned(word, circumstance)).Select(word => word.Text)) },
        ValueShape.List list => Forbidden(list.Item, circumstance) is { } items ? new JsonObject { ["items"] = items } : null,
        ValueShape.Block block => Forbidden(block.Keys, circumstance),
        _ => null,
    };

    private static JsonObject Condition(string key, JsonNode? value)
    {
        var condition = new JsonObject { ["required"] = Names([key]) };
        if (value is not null)
        {
            condition["properties"] = new JsonObject { [key] = new JsonObject { ["const"] = value.DeepClone() } };
        }

        return condition;
    }

    private static bool IsBanned(BlockKey key, Circumstances circumstances) => Ban.Holding(key.Bans, circumstances) is not null;

    private static bool IsBanned(Word word, Circumstances circumstances) => Ban.Holding(word.Bans, circumstances) is not null;

    private static JsonObject Described(JsonObject schema, string says)
    {
        schema["description"] = says;
        return schema;
    }

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => (JsonNode?)name)];

    private static JsonArray Array(IEnumerable<JsonObject> schemas) => [.. schemas];
}
