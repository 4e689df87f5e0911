// Shows who a user is to Drive, and how full their storage is:
//   GOOGLE_APPLICATION_CREDENTIALS=key.json dotnet run --project examples/about -- ada@corp.example
// With REEVE_GOOGLE_ENDPOINT set, it asks that server, such as the sandbox, instead of Google.
using Reeve.Google;
using Reeve.Google.Drive;

using var google = new GoogleClient(GoogleOptions.FromKeyFile(Set("GOOGLE_APPLICATION_CREDENTIALS")) with { Endpoint = Origin() });
Console.WriteLine(await google.DriveAs(args[0], DriveAccess.ReadMetadata).GetAboutAsync("user,storageQuota", CancellationToken.None));

static string Set(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name}.");
static Uri? Origin() => Environment.GetEnvironmentVariable("REEVE_GOOGLE_ENDPOINT") is { Length: > 0 } origin ? new(origin) : null;
