namespace Reeve.Engine.People;

/// <summary>What the Directory answers.</summary>
/// <param name="IsTold">Whether it could be asked; if not, nothing is known.</param>
/// <param name="Found">Whom it found; null: nobody, or not told.</param>
internal readonly record struct Answer<T>(bool IsTold, T? Found)
    where T : class;
