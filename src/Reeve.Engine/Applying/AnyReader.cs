using Reeve.Engine.Ports;
using Reeve.Http.Failures;

namespace Reeve.Engine.Applying;

/// <summary>Reads an item in the name of the first who will do of those who may write it.</summary>
internal static class AnyReader
{
    /// <summary>Reads it.</summary>
    /// <param name="reader">Reads single items.</param>
    /// <param name="job">Where, and whom to try in turn.</param>
    /// <param name="interest">For whose grants direct has to be told from inherited.</param>
    /// <param name="isRight">Whether who sees it so will do.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ApiException">None of them will do: how the first was refused.</exception>
    public static async Task<(Acting Acting, ItemState Now)> ReadAsAnyAsync(
        this IItemReader reader, WriteJob job, Interest interest, Func<ItemState, bool> isRight, CancellationToken cancellationToken)
    {
        ApiException? first = null;
        foreach (var acting in job.Actings)
        {
            try
            {
                var now = await reader.ReadAsync(job.Place.File, acting, interest, cancellationToken);
                if (isRight(now))
                {
                    return (acting, now);
                }
            }
            catch (ApiException refused) when (IsNotTheirs(refused))
            {
                first ??= refused;
            }
        }

        throw first ?? new ApiException(ApiFault.Forbidden, "none of them is an organizer any more");
    }

    /// <summary>Whether a refusal says that it is not for this one, rather than that it could not be asked.</summary>
    public static bool IsNotTheirs(ApiException refused) => refused.Fault is ApiFault.NotFound or ApiFault.Forbidden or ApiFault.Unauthorized;
}
