// Pages through any list of Google's, here the names of all files that a user owns:
//   GOOGLE_APPLICATION_CREDENTIALS=key.json dotnet run --project examples/pages -- ada@corp.example
// With REEVE_GOOGLE_ENDPOINT set, it asks that server, such as the sandbox, instead of Google.
using Reeve.Google;

using var google = new GoogleClient(GoogleOptions.FromKeyFile(Set("GOOGLE_APPLICATION_CREDENTIALS")) with { Endpoint = Origin() });
var files = google.ApiAs(args[0]).ListAsync("/drive/v3/files?q='me'%20in%20owners&fields=nextPageToken,files(name)", CancellationToken.None);
await foreach (var file in files) Console.WriteLine(file.GetProperty("name"));

static string Set(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name}.");
static Uri? Origin() => Environment.GetEnvironmentVariable("REEVE_GOOGLE_ENDPOINT") is { Length: > 0 } origin ? new(origin) : null;
