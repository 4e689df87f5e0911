using Reeve.Http.Tokens;

namespace Reeve.Zoom.Identity;

/// <summary>A token and where it is from.</summary>
/// <param name="Token">The token. Its text form hides it.</param>
/// <param name="IsFromCache">Whether it was there already, here or in the file of an earlier process.</param>
public sealed record ZoomToken(AccessToken Token, bool IsFromCache);
