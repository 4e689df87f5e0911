using Reeve.Core.Trees;

namespace Reeve.Engine.Asking;

/// <summary>Whom a question is about.</summary>
/// <param name="Survey">What was read, with what was found out about them.</param>
/// <param name="Principal">Who, under the primary address where that is known.</param>
/// <param name="Note">What is to be said of the name, a sentence for people; null for nothing.</param>
/// <param name="IsSure">Whether somebody is known to bear it, or nobody can be asked who would know.</param>
public sealed record Sought(Survey Survey, Principal Principal, string? Note, bool IsSure);
