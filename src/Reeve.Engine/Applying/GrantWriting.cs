using Reeve.Core.Trees;
using Reeve.Engine.Ports;

namespace Reeve.Engine.Applying;

/// <summary>Writing one direct grant, whatever it is now.</summary>
internal static class GrantWriting
{
    /// <summary>Makes a direct grant what it is to be, in one write; none where it is so already.</summary>
    /// <param name="grants">Writes it.</param>
    /// <param name="file">The item.</param>
    /// <param name="acting">In whose name.</param>
    /// <param name="grantee">Whose.</param>
    /// <param name="turn">What it is, and what it is to be; null where there is none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task TurnAsync(
        this IGrantWriter grants, string file, Acting acting, Grantee grantee, (GrantState? From, GrantState? To) turn, CancellationToken cancellationToken) => turn switch
        {
            (null, null) => Task.CompletedTask,
            (null, { } made) => grants.CreateAsync(file, acting, grantee.Principal, made, cancellationToken),
            ({ }, null) => grants.DeleteAsync(file, acting, grantee, cancellationToken),
            ({ } old, { } made) => old == made ? Task.CompletedTask : grants.UpdateAsync(file, acting, grantee, old, made, cancellationToken),
        };
}
