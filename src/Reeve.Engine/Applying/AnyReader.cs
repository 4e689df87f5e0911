using Reeve.Engine.Ports;
using Reeve.Http.Failures;

namespace Reeve.Engine.Applying;

/// <summary>Reads an item in the name of the first of several who sees it.</summary>
internal static class AnyReader
{
    /// <summary>Reads it.</summary>
    /// <param name="reader">Reads single items.</param>
    /// <param name="file">The item.</param>
    /// <param name="actings">Whom to try, in turn; at least one.</param>
    /// <param name="interest">For whose grants direct has to be told from inherited.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ApiException">None of them sees it: how the first was refused.</exception>
    public static async Task<ItemState> ReadAsync(IItemReader reader, string file, IEnumerable<Acting> actings, Interest interest, CancellationToken cancellationToken)
    {
        ApiException? first = null;
        foreach (var acting in actings)
        {
            try
            {
                return await reader.ReadAsync(file, acting, interest, cancellationToken);
            }
            catch (ApiException refused) when (IsNotTheirs(refused))
            {
                first ??= refused;
            }
        }

        throw first ?? (Exception)new ArgumentException("There is nobody to read it as.", nameof(actings));
    }

    /// <summary>Whether a refusal says that it is not for this one, rather than that it could not be asked.</summary>
    public static bool IsNotTheirs(ApiException refused) => refused.Fault is ApiFault.NotFound or ApiFault.Forbidden or ApiFault.Unauthorized;
}
