namespace Reeve.Engine.Documents;

/// <summary>What a piece of text turned out to be: a value, or the complaint about it.</summary>
/// <param name="Value">Means nothing where there is a complaint.</param>
/// <param name="Complaint">Null if the value is good.</param>
internal readonly record struct Parsed<T>(T Value, Complaint? Complaint)
{
    public static implicit operator Parsed<T>(T value) => new(value, null);

    public static implicit operator Parsed<T>(Complaint complaint) => new(default!, complaint);
}
