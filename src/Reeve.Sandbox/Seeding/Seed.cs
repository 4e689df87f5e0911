using Reeve.Sandbox.State;

namespace Reeve.Sandbox.Seeding;

/// <summary>A company to start with, and the policy that goes with it.</summary>
/// <param name="Company">The company.</param>
/// <param name="Policy">The text of <c>reeve.yaml</c>; null where the sandbox knows none for these items.</param>
internal sealed record Seed(Company Company, string? Policy)
{
    public const string Domain = "corp.example";
    public const string Admin = "admin@corp.example";

    /// <summary>Makes the company that the options ask for.</summary>
    /// <exception cref="FormatException">The seed file is not of the form that the dump has.</exception>
    public static async Task<Seed> MakeAsync(SandboxOptions options, SandboxClock clock, CancellationToken cancellationToken)
    {
        var company = new Company(Domain, Admin, clock);
        company.Log.Muted = true;
        StaffList.AddTo(company);
        var policy = default(string);
        if (options.SeedFile is { } file)
        {
            company.Load(await File.ReadAllBytesAsync(file, cancellationToken));
        }
        else if (!options.Empty)
        {
            policy = BuiltIn.AddTo(company);
        }

        company.Log.Muted = false;

        return new Seed(company, policy);
    }
}
