using Reeve.Sandbox.Control;

namespace Reeve.Sandbox.Weather;

/// <summary>The weather that a sandbox starts in.</summary>
internal static class FirstConditions
{
    /// <summary>Makes the weather that the options ask for.</summary>
    /// <exception cref="FormatException">A fault could not happen as it is written, or there is no such quota; the message says which.</exception>
    /// <exception cref="IOException">The file with the faults could not be read.</exception>
    public static async Task<Conditions> MakeAsync(SandboxOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var conditions = new Conditions(clock);
        conditions.Switches.Latency = options.Latency;
        conditions.Quota.Setting = QuotaSetting.Of(options.Quota ?? QuotaSetting.NoModel);
        conditions.DirectoryQuota.Setting = QuotaSetting.OfDirectory(options.Quota is null or QuotaSetting.NoModel ? QuotaSetting.NoModel : QuotaSetting.Queries);
        conditions.Sharing.Set(options.SharingLimit, null);
        if (options.FaultsFile is { } file)
        {
            await AddAsync(conditions.Faults, file, cancellationToken);
        }

        return conditions;
    }

    private static async Task AddAsync(Faults faults, string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var number = 0;
        try
        {
            foreach (var fault in await ControlJson.ReadAsync<Fault[]>(stream, cancellationToken))
            {
                number++;
                faults.Add(fault);
            }
        }
        catch (FormatException wrong)
        {
            throw new FormatException(number == 0 ? $"`{file}` is not a JSON array of faults: {wrong.Message}" : $"`{file}`, fault {number}: {wrong.Message}", wrong);
        }
    }
}
