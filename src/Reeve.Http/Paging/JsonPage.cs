using System.Text.Json;

namespace Reeve.Http.Paging;

/// <summary>A page of a list that nobody has described.</summary>
/// <param name="Answer">The whole answer.</param>
/// <param name="Items">What is in the list, with nothing that was given before; empty is possible on any page.</param>
/// <param name="IsList">Whether the answer has a list in it at all.</param>
/// <param name="LeftOut">The names of further lists in the answer that are not empty and not given.</param>
public sealed record JsonPage(JsonElement Answer, IReadOnlyList<JsonElement> Items, bool IsList, IReadOnlyList<string> LeftOut);
