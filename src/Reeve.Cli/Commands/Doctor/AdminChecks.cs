using System.Runtime.CompilerServices;
using Reeve.Google;
using Reeve.Google.Directory;
using Reeve.Google.Drive;
using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Doctor;

/// <summary>What an administrator may: read the Directory, and see all shared drives. Without it Reeve works, and knows less.</summary>
/// <param name="google">Asks.</param>
/// <param name="subjects">Who is tried.</param>
/// <param name="project">The service account's project.</param>
internal sealed class AdminChecks(GoogleClient google, DoctorSubjects subjects, string project)
{
    private const string Api = "Admin SDK API";
    private const string Administrator = "administrator";
    private const string Drives = "shared drives";
    private const string Roles = "Admin console › Account › Admin roles";

    /// <summary>Yields what each step has found, each only where the one before it holds.</summary>
    public async IAsyncEnumerable<Check> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (subjects.Admins.Count == 0)
        {
            if (subjects.Users.Count > 0)
            {
                yield return new(Administrator, CheckState.Skipped, "not tried: the policy names no `workspace.admin`", null, "Name an administrator there: addresses are looked up in that name.");
            }

            yield break;
        }

        var (admin, user, refusal) = await AskAsync(cancellationToken);
        yield return JudgeApi(admin, refusal);
        if (refusal is null)
        {
            yield return await RightsAsync(admin, user, cancellationToken);
        }
        else if (DirectoryApi.WhyRefused(refusal) == DirectoryRefusal.NotAdministrator)
        {
            yield return NoAdministrator(admin);
            yield break;
        }

        if (refusal is null || subjects.IsMeantAsAdmin(admin))
        {
            yield return await DrivesAsync(admin, cancellationToken);
        }
    }

    /// <summary>Lets each of them ask about themselves, to the first who may.</summary>
    private async Task<(string Admin, DirectoryUser? User, ApiException? Refusal)> AskAsync(CancellationToken cancellationToken)
    {
        (string Admin, DirectoryUser?, ApiException Refusal)? first = null;
        foreach (var admin in subjects.Admins)
        {
            try
            {
                return (admin, await google.DirectoryAs(admin).GetUserAsync(admin, cancellationToken), null);
            }
            catch (ApiException failure)
            {
                // That somebody is no administrator says more than that somebody cannot be acted as, which is told above.
                if (first is null || DirectoryApi.WhyRefused(first.Value.Refusal) == DirectoryRefusal.CannotActAs)
                {
                    first = (admin, null, failure);
                }
            }
        }

        return first!.Value;
    }

    private Check JudgeApi(string admin, ApiException? refusal)
    {
        var how = $"users.get as `{admin}`, of itself";
        return refusal is null ? new(Api, CheckState.Ok, "enabled", how) : DirectoryApi.WhyRefused(refusal) switch
        {
            DirectoryRefusal.NotAdministrator => new(Api, CheckState.Ok, "enabled", how),
            DirectoryRefusal.ApiDisabled => new Check(
                Api, CheckState.Warning, $"not enabled in the project `{project}`: nobody can be looked up", $"{how}, was refused: {refusal.Reason}", "Enable it in the Cloud console.")
            {
                Link = $"https://console.cloud.google.com/apis/library/admin.googleapis.com?project={project}",
            },
            DirectoryRefusal.NotDelegated or DirectoryRefusal.CannotActAs => new(Api, CheckState.Skipped, "not tried: what is wrong with the delegation comes first", how),
            _ => new(Api, CheckState.Skipped, refusal.Message, how),
        };
    }

    private Check NoAdministrator(string admin) => subjects.IsMeantAsAdmin(admin)
        ? new(
            Administrator,
            CheckState.Warning,
            $"`{admin}`, the policy's `workspace.admin`, is no administrator who may read users: nobody can be looked up, nor a shared drive without organizers be mended",
            "users.get was refused to it even about itself",
            $"Name a super administrator there, or give `{admin}` a role that may read users, groups and domains ({Roles}).")
        : new(
            Administrator,
            CheckState.Skipped,
            $"not tried: {(subjects.Admins.Count == 1 ? $"`{admin}` is no administrator" : "none of those named is an administrator")}",
            "users.get was refused even about themselves",
            "Name one with `--as`, or as `workspace.admin` in `reeve.yaml`.");

    /// <summary>Asks for what an administrator of users alone may not see.</summary>
    private async Task<Check> RightsAsync(string admin, DirectoryUser? user, CancellationToken cancellationToken)
    {
        var directory = google.DirectoryAs(admin);
        var how = $"the first group, its members, and the domains were asked for as `{admin}`";
        var refused = new List<string>();
        try
        {
            DirectoryGroup? group = null;
            if (await IsRefusedAsync(async () => group = await FirstAsync(directory.ListGroupsAsync(cancellationToken))))
            {
                refused.Add("groups");
            }

            if (group is not null && await IsRefusedAsync(() => FirstAsync(directory.ListMembersAsync(group.Id, false, cancellationToken))))
            {
                refused.Add("members of groups");
            }

            if (await IsRefusedAsync(() => directory.ListDomainsAsync(cancellationToken)))
            {
                refused.Add("domains");
            }
        }
        catch (ApiException failure)
        {
            return new(Administrator, CheckState.Skipped, failure.Message, how);
        }

        return refused.Count == 0
            ? new(Administrator, CheckState.Ok, user is { IsAdmin: true } ? $"`{admin}` is a super administrator" : $"`{admin}` may read users, groups and domains", how)
            : new(Administrator, CheckState.Warning, $"`{admin}` may read users, but not {string.Join(" and ", refused)}", how, $"Give it a role that may ({Roles}), or name a super administrator.");
    }

    private async Task<Check> DrivesAsync(string admin, CancellationToken cancellationToken)
    {
        var how = $"drives.list as `{admin}`, as an administrator of the domain";
        try
        {
            await FirstAsync(google.DriveAs(admin, DriveAccess.ReadMetadata).ListDrivesAsync(true, null, cancellationToken));

            return new(Drives, CheckState.Ok, $"`{admin}` may see all of the domain's", how);
        }
        catch (ApiException failure) when (failure.Fault is not (ApiFault.Forbidden or ApiFault.Invalid))
        {
            return new(Drives, CheckState.Skipped, failure.Message, how);
        }
        catch (ApiException failure) when (DirectoryApi.WhyRefused(failure) is not null)
        {
            return new(Drives, CheckState.Skipped, "not tried: what is wrong with API and delegation comes first", how);
        }
        catch (ApiException failure)
        {
            return new(
                Drives,
                CheckState.Warning,
                $"`{admin}` may not act as an administrator of shared drives: one without organizers cannot be mended, nor found by its name",
                $"{how}, was refused: {failure.Message}",
                $"Give it the privilege Services › Drive and Docs › Settings ({Roles}), or name a super administrator.");
        }
    }

    /// <summary>Tells whether the administrator may not ask that. What is not delegated is told above.</summary>
    private static async Task<bool> IsRefusedAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            await ask();

            return false;
        }
        catch (ApiException failure) when (DirectoryApi.WhyRefused(failure) is { } why)
        {
            return why == DirectoryRefusal.NotAdministrator;
        }
    }

    private static async Task<T?> FirstAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (var item in list)
        {
            return item;
        }

        return default;
    }
}
