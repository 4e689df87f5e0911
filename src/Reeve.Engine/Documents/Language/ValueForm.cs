namespace Reeve.Engine.Documents.Language;

/// <summary>A single value: how people are told of it, how it is read, and how editors check it.</summary>
/// <param name="Expected">What it should be, to come after "write": <c>one domain like `corp.example`</c>.</param>
/// <param name="Parse">Makes the value.</param>
/// <param name="Shape">Lets pass whatever <paramref name="Parse"/> does.</param>
internal sealed record ValueForm<T>(string Expected, Func<Node.Scalar, Parsed<T>> Parse, ValueShape Shape);
