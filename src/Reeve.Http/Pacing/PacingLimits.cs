namespace Reeve.Http.Pacing;

/// <summary>What a service allows. Pacing keeps just below it.</summary>
/// <param name="Model">Whether a call costs its units or one.</param>
/// <param name="ProjectPerMinute">The most in any 60 seconds, all actors together.</param>
/// <param name="ActorPerMinute">The most in any 60 seconds in the name of one actor.</param>
/// <param name="WritesPerSecond">Writes that one actor can go on making, whatever they cost.</param>
/// <param name="WriteBurst">Writes that one actor can make at once after a pause.</param>
public sealed record PacingLimits(
    QuotaModel Model, double ProjectPerMinute, double ActorPerMinute, double WritesPerSecond, double WriteBurst);
