using System.Globalization;
using System.Runtime.CompilerServices;
using Reeve.Google;
using Reeve.Google.Drive;
using Reeve.Google.Identity;
using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Doctor;

/// <summary>Google, from the key to the API, each step only where the ones before it hold.</summary>
/// <param name="session">Flags and environment.</param>
/// <param name="subjects">Who is tried.</param>
internal sealed class GoogleChecks(Session session, DoctorSubjects subjects)
{
    private static readonly TimeSpan OldKey = TimeSpan.FromDays(90); // Source: Google Cloud IAM, "Best practices for managing service account keys".
    private static readonly TimeSpan Fast = TimeSpan.FromMinutes(5); // What the token endpoint takes was observed, 2026-09.
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(59);
    private static readonly TimeSpan Notable = TimeSpan.FromSeconds(30);

    private bool _goesOn = true;

    /// <summary>Yields what each step has found.</summary>
    public async IAsyncEnumerable<Check> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (google, credentials) = Open();
        using var client = google;
        yield return credentials;
        if (google is null)
        {
            yield break;
        }

        if (session.CredentialsFile is { } file && KeyFileMode.Check(file) is { } mode)
        {
            yield return mode;
        }

        yield return Noted(await ClockAsync(google.Diagnosis, cancellationToken));
        if (_goesOn)
        {
            yield return Noted(await KeyAsync(google, cancellationToken));
        }

        if (!_goesOn)
        {
            yield return new(DelegationChecks.Name, CheckState.Skipped, "not tried: what is wrong above comes first");
            yield break;
        }

        var delegation = new DelegationChecks(google, new(google, subjects.WhoMayKnow));
        foreach (var subject in subjects.Users)
        {
            yield return await delegation.RunAsync(subject, cancellationToken);
        }

        if (subjects.Users.Count == 0)
        {
            yield return new(DelegationChecks.Name, CheckState.Skipped, "not tried: no user is named", null, "Name one with `--as USER`, or run this where `reeve.yaml` is.");
        }

        yield return await DriveApiAsync(google, cancellationToken);
        yield return await StorageApiAsync(google, cancellationToken);
        await foreach (var check in new AdminChecks(google, subjects, Project(google)).RunAsync(cancellationToken))
        {
            yield return check;
        }
    }

    private (GoogleClient? Google, Check Credentials) Open()
    {
        try
        {
            var google = session.OpenGoogle(Requests.Default);
            return (google, new("credentials", CheckState.Ok, google.Diagnosis.Describe(), session.CredentialsFile is { } file ? $"read from `{file}`" : null));
        }
        catch (Exception failure) when (ExitCode.Of(failure) is { } code)
        {
            return (null, new Check("credentials", CheckState.Fault, failure.Message, null, "Cloud console › IAM & Admin › Service accounts › Keys makes a new key file; name it with `--credentials FILE`.") { Code = code });
        }
    }

    private static async Task<Check> ClockAsync(GoogleDiagnosis diagnosis, CancellationToken cancellationToken)
    {
        var host = diagnosis.TokenUri.Authority;
        TimeSpan? measured;
        try
        {
            measured = await diagnosis.MeasureClockAsync(cancellationToken);
        }
        catch (ApiException failure)
        {
            return new Check("network", CheckState.Fault, failure.Message, $"`{host}` was called, which tokens come from", "Check the network, the proxy and the firewall between this machine and that host.")
            {
                Code = ExitCode.Failed,
            };
        }

        if (measured is not { } ahead)
        {
            return new("clock", CheckState.Ok, $"`{host}` answers; it does not tell its time");
        }

        var words = GoogleDiagnosis.InWords(ahead);
        var how = $"measured against the date of `{host}`'s answer";
        const string Mend = "Set the clock, for example with NTP (`timedatectl set-ntp true`).";

        return ahead > Fast || ahead < -Slow ? new("clock", CheckState.Fault, $"this machine's clock is {words}: Google refuses what it signs", how, Mend)
            : ahead.Duration() > Notable ? new("clock", CheckState.Warning, $"this machine's clock is {words}; Google still accepts that", how, Mend)
            : new("clock", CheckState.Ok, "agrees with Google's", how);
    }

    private async Task<Check> KeyAsync(GoogleClient google, CancellationToken cancellationToken)
    {
        try
        {
            var record = await google.Diagnosis.FindKeyAsync(cancellationToken);
            var probe = await google.Diagnosis.TryScopeAsync(null, GoogleScopes.Of(DriveAccess.ReadMetadata)[0], cancellationToken);
            var how = "a token was asked for in the account's own name";
            if (probe.Answer != ScopeAnswer.Granted)
            {
                return new("key", CheckState.Fault, probe.Message, how, "See the sentence.");
            }

            if (record?.CreatedAt is not { } created)
            {
                return new("key", CheckState.Ok, "accepted; how old it is cannot be told", how);
            }

            var age = session.Time.GetUtcNow() - created;
            var made = string.Create(CultureInfo.InvariantCulture, $"made {created:yyyy-MM-dd}, {Math.Max(0, (int)age.TotalDays)} days ago");

            return age > OldKey
                ? new("key", CheckState.Warning, $"accepted, but old: {made}", $"{how}; its age is that of its public certificate", "Make a new key in the Cloud console › IAM & Admin › Service accounts › Keys, and delete this one.")
                : new("key", CheckState.Ok, $"accepted; {made}", how);
        }
        catch (ApiException failure)
        {
            return await RefusedKeyAsync(google, failure, cancellationToken);
        }
    }

    private static async Task<Check> RefusedKeyAsync(GoogleClient google, ApiException failure, CancellationToken cancellationToken)
    {
        var isGone = false;
        try
        {
            isGone = await google.Diagnosis.FindKeyAsync(cancellationToken) is { IsListed: false };
        }
        catch (ApiException)
        {
            // The list only adds to what is known.
        }

        var how = "a token was asked for in the account's own name" + (isGone ? "; Google's public list of the account's keys does not have this one" : "");

        return new Check("key", CheckState.Fault, failure.Message, how, "Make a new key in the Cloud console › IAM & Admin › Service accounts › Keys, and name its file with `--credentials FILE`.")
        {
            Code = ExitCode.Of(failure) ?? ExitCode.Failed,
        };
    }

    private async Task<Check> DriveApiAsync(GoogleClient google, CancellationToken cancellationToken)
    {
        var project = Project(google);
        foreach (var subject in subjects.Users.Cast<string?>().Append(null))
        {
            try
            {
                await google.DriveAs(subject, DriveAccess.ReadMetadata).GetAboutAsync("user", cancellationToken);
                return new("Drive API", CheckState.Ok, "enabled", $"about.get as `{subject ?? google.ClientEmail}`");
            }
            catch (ApiException failure) when (GoogleDiagnosis.IsApiDisabled(failure))
            {
                return new Check("Drive API", CheckState.Fault, $"not enabled in the project `{project}`", $"about.get was refused: {failure.Reason}", "Enable it in the Cloud console.")
                {
                    Link = $"https://console.cloud.google.com/apis/library/drive.googleapis.com?project={project}",
                };
            }
            catch (ApiException failure) when (subject is null)
            {
                return new Check("Drive API", CheckState.Fault, failure.Message, $"about.get as `{google.ClientEmail}`") { Code = ExitCode.Of(failure) ?? ExitCode.Failed };
            }
            catch (ApiException)
            {
                // That user's delegation is told above; the account itself can always be asked.
            }
        }

        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>Any answer but "not enabled" says that it is enabled: whose buckets may be listed is another question.</summary>
    private static async Task<Check> StorageApiAsync(GoogleClient google, CancellationToken cancellationToken)
    {
        const string Name = "Cloud Storage API";
        var project = Project(google);
        var how = $"buckets.list as `{google.ClientEmail}`";
        try
        {
            await google.ApiAs(null).GetAsync($"/storage/v1/b?project={Uri.EscapeDataString(project)}&maxResults=1", cancellationToken);
        }
        catch (ApiException failure) when (GoogleDiagnosis.IsApiDisabled(failure))
        {
            return new Check(Name, CheckState.Warning, $"not enabled in the project `{project}`: no `upload`", $"{how} was refused: {failure.Reason}", "Enable it in the Cloud console, if you need it.")
            {
                Link = $"https://console.cloud.google.com/apis/library/storage.googleapis.com?project={project}",
            };
        }
        catch (ApiException failure) when (failure.Fault is ApiFault.Unreachable or ApiFault.Transient)
        {
            return new(Name, CheckState.Skipped, failure.Message, how);
        }
        catch (ApiException)
        {
            // It answered.
        }

        return new(Name, CheckState.Ok, "enabled", how);
    }

    private static string Project(GoogleClient google) => google.ClientEmail.Split('@')[^1].Split('.')[0];

    private Check Noted(Check check)
    {
        _goesOn &= check.State != CheckState.Fault;
        return check;
    }
}
