// Puts a file into a Cloud Storage bucket and prints its URL:
//   GOOGLE_APPLICATION_CREDENTIALS=key.json dotnet run --project examples/upload -- report.pdf your-bucket
// With REEVE_GOOGLE_ENDPOINT set, it goes to that server, such as the sandbox, instead of Google.
using Reeve.Google;

using var google = new GoogleClient(GoogleOptions.FromKeyFile(Set("GOOGLE_APPLICATION_CREDENTIALS")) with { Endpoint = Origin() });
var stored = await google.Storage.UploadAsync(args[0], args[1], CancellationToken.None);
Console.WriteLine((await google.Storage.GetUrlAsync(stored.Bucket, stored.Name, CancellationToken.None)).Address);

static string Set(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name}.");
static Uri? Origin() => Environment.GetEnvironmentVariable("REEVE_GOOGLE_ENDPOINT") is { Length: > 0 } origin ? new(origin) : null;
