using Reeve.Core.Policies;
using Reeve.Engine.Ports;
using Reeve.Google.Drive;

namespace Reeve.Engine.Crawling;

/// <summary>Finds the shared drive that a tree names, by its id or by a name that only one drive bears.</summary>
internal sealed class DriveFinder(ActorRoster roster)
{
    private const int MostNamesToCompare = 1000;
    private const int ShortestId = 12; // Those seen in the field have 19.

    /// <summary>Finds it.</summary>
    /// <param name="target">The tree.</param>
    /// <param name="idOrName">The id, or the name, exactly as Drive shows it.</param>
    /// <param name="askers">Whom to ask, in turn.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="EngineException">There is none, or more than one of that name, or nobody sees it.</exception>
    public async Task<SharedDrive> FindAsync(TreeTarget target, string idOrName, IReadOnlyList<DriveAsker> askers, CancellationToken cancellationToken)
    {
        foreach (var asker in askers)
        {
            // A name may look like an id, so what could be one is tried as both.
            var mayBeId = idOrName.Length >= ShortestId && idOrName.All(IsOfId);
            if ((mayBeId ? await asker.FindAsync(roster, idOrName, cancellationToken) : null) is { } byId)
            {
                return byId;
            }

            var named = await NamedAsync(asker, idOrName, cancellationToken);
            if (named.Count > 1)
            {
                throw new EngineException(EngineFault.Usage,
                    $"{named.Count} shared drives are named `{idOrName}`: {string.Join(", ", named.Select(drive => $"`{drive.Id}`"))}; write the ID of the one that is meant as `drive:` of the tree `{target.Name}`.");
            }

            if (named.Count == 1)
            {
                return named[0];
            }
        }

        throw await NotFoundAsync(target, idOrName, askers, cancellationToken);
    }

    private static bool IsOfId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';

    private static bool IsNamed(SharedDrive drive, string name) => string.Equals(drive.Name, name, StringComparison.Ordinal);

    /// <summary>The drives of a name. The service compares names in its own way, which is not documented; here the exact name counts.</summary>
    public async Task<List<SharedDrive>> NamedAsync(DriveAsker asker, string name, CancellationToken cancellationToken) =>
        await asker.ListAsync(roster, $"name = {DriveQuery.Quote(name)}", cancellationToken)
            .Where(drive => IsNamed(drive, name)).OrderBy(drive => drive.Id, StringComparer.Ordinal).ToListAsync(cancellationToken);

    /// <summary>The names that somebody may have meant, in order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<DriveAsker> askers, CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        foreach (var asker in askers)
        {
            seen.AddRange(await asker.ListAsync(roster, null, cancellationToken).Take(MostNamesToCompare).Select(drive => drive.Name).ToListAsync(cancellationToken));
        }

        return [.. seen.Order(StringComparer.Ordinal)];
    }

    private async Task<EngineException> NotFoundAsync(TreeTarget target, string idOrName, IReadOnlyList<DriveAsker> askers, CancellationToken cancellationToken)
    {
        var seen = await NamesAsync(askers, cancellationToken);
        if (Nearest.To(idOrName, seen) is { } near)
        {
            return new EngineException(EngineFault.Usage, $"The tree `{target.Name}` starts at the shared drive `{idOrName}`, but none has that name or ID; did you mean `{near}`?");
        }

        // An administrator who sees drives sees them all, so that it is the name that is wrong.
        if (askers is [{ AsAdmin: true }, ..] && seen.Count > 0)
        {
            return new EngineException(EngineFault.Usage, $"The tree `{target.Name}` starts at the shared drive `{idOrName}`, but none has that name or ID; write its ID, or its name exactly as Drive shows it.");
        }

        var who = askers.Select(asker => asker.AsAdmin ? $"`{asker.User}` (`workspace.admin`), as an administrator," : $"`{asker.User}` (`as`), as a member,").ToList();
        return new EngineException(EngineFault.NotAllowed,
            $"{(who.Count == 1 ? $"{who[0]} sees no" : $"Neither {string.Join(" nor ", who)} sees a")} shared drive `{idOrName}` (tree `{target.Name}`); check it, or set `as:` to one of the drive's organizers.");
    }
}
