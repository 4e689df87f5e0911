using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Reeve.Http.Paging;

/// <summary>Finds what a list is of in its answers, and leaves out what was given before the list was begun again. Not thread-safe.</summary>
/// <remarks>An item is known by its whole text, counted: two equal ones in one list are two.</remarks>
internal sealed class JsonItems
{
    private readonly Dictionary<UInt128, int> _given = [];
    private Dictionary<UInt128, int> _before = [];
    private string? _member;

    /// <summary>The next page is the first one again.</summary>
    public void BeginAgain() => _before = new(_given);

    /// <summary>Reads a page.</summary>
    public JsonPage Read(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Array) return new(answer, New(answer), IsList: true, []);
        if (answer.ValueKind != JsonValueKind.Object) return new(answer, [], IsList: false, []);

        var lists = answer.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array).ToList();
        _member ??= Choose(lists);
        var chosen = lists.Find(list => list.Name == _member);
        var leftOut = lists.Where(list => list.Name != _member && list.Value.GetArrayLength() > 0).Select(list => list.Name).ToList();

        return new(answer, chosen.Value.ValueKind == JsonValueKind.Array ? New(chosen.Value) : [], _member is not null, leftOut);
    }

    /// <summary>Google's lists of several things call the one that is meant <c>items</c>; where none is called so, it is the first with objects in it.</summary>
    private static string? Choose(List<JsonProperty> lists) =>
        lists.Count == 0 ? null
        : lists.Any(list => list.NameEquals("items")) ? "items"
        : lists.Find(list => list.Value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object)) is { Value.ValueKind: JsonValueKind.Array } found ? found.Name
        : lists[0].Name;

    private List<JsonElement> New(JsonElement list)
    {
        var fresh = new List<JsonElement>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            var mark = BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(item.GetRawText())));
            if (_before.GetValueOrDefault(mark) > 0)
            {
                _before[mark]--;
                continue;
            }

            _given[mark] = _given.GetValueOrDefault(mark) + 1;
            fresh.Add(item);
        }

        return fresh;
    }
}
