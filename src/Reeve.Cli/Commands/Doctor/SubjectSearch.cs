using System.Globalization;
using Reeve.Google;
using Reeve.Google.Directory;
using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Doctor;

/// <summary>Asks the Directory why somebody cannot be acted as: the token endpoint answers alike to all of them.</summary>
/// <param name="google">Asks.</param>
/// <param name="admins">Who may be asked, in this order.</param>
internal sealed class SubjectSearch(GoogleClient google, IEnumerable<string> admins)
{
    private const string Users = "Admin console › Directory › Users";

    /// <summary>Asks about a user.</summary>
    /// <param name="subject">The user's address.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null where nobody may be asked.</returns>
    public async Task<Finding?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        foreach (var admin in admins.Where(admin => !admin.Equals(subject, StringComparison.OrdinalIgnoreCase)))
        {
            var directory = google.DirectoryAs(admin);
            var how = $"the Directory was asked, as `{admin}`";
            try
            {
                return await directory.GetUserAsync(subject, cancellationToken) is { } user ? Judge(subject, user, how) : await NobodyAsync(directory, subject, how, cancellationToken);
            }
            catch (ApiException)
            {
                // Not an administrator, or whatever else: it only adds to what is known, and the next one may know.
            }
        }

        return null;
    }

    private static Finding Judge(string subject, DirectoryUser user, string how) => user switch
    {
        _ when !user.PrimaryEmail.Equals(subject, StringComparison.OrdinalIgnoreCase) =>
            new($"`{subject}` is another address of `{user.PrimaryEmail}`: only the primary one can be acted as", how, $"Name `{user.PrimaryEmail}` instead."),
        { IsSuspended: true } => new($"`{subject}` is suspended, and so cannot be acted as", how, $"Restore the user in the {Users}, or name somebody else."),
        { IsArchived: true } => new($"`{subject}` is archived, and so cannot be acted as", how, $"Give the user another licence in the {Users}, or name somebody else."),
        _ => new(null, $"{how}: an active user", $"{Users} shows since when; a new one can take a while to be known everywhere."),
    };

    private static async Task<Finding> NobodyAsync(DirectoryApi directory, string subject, string how, CancellationToken cancellationToken)
    {
        if (await FindDeletedAsync(directory, subject, cancellationToken) is { } deletedAt)
        {
            var day = deletedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new($"`{subject}` was deleted on {day}, and so cannot be acted as", how, $"For 20 days the user can be restored in the {Users} › Recently deleted; or name somebody else.");
        }

        return await IsGroupAsync(directory, subject, cancellationToken)
            ? new($"`{subject}` is a group: only users can be acted as", how, "Name a user.")
            : new($"there is no user `{subject}` in this organisation", how, $"Look at how it is spelled; the {Users} has everybody.");
    }

    private static async Task<DateTimeOffset?> FindDeletedAsync(DirectoryApi directory, string subject, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var user in directory.ListUsersAsync(new() { ShowDeleted = true }, cancellationToken))
            {
                if (user.PrimaryEmail.Equals(subject, StringComparison.OrdinalIgnoreCase))
                {
                    return user.DeletedAt;
                }
            }
        }
        catch (ApiException)
        {
            // That there is no such user is known already.
        }

        return null;
    }

    private static async Task<bool> IsGroupAsync(DirectoryApi directory, string subject, CancellationToken cancellationToken)
    {
        try
        {
            return await directory.GetGroupAsync(subject, cancellationToken) is not null;
        }
        catch (ApiException)
        {
            return false; // That there is no such user is known already.
        }
    }

    /// <summary>What the Directory says.</summary>
    /// <param name="What">Why the user cannot be acted as; null if it does not tell.</param>
    /// <param name="How">How that is known.</param>
    /// <param name="Mend">What to do about it.</param>
    internal sealed record Finding(string? What, string How, string Mend);
}
