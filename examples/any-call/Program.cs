// Makes a call that no method of the library wraps; host and scope follow from the path:
//   GOOGLE_APPLICATION_CREDENTIALS=key.json dotnet run --project examples/any-call -- ada@corp.example "/drive/v3/about?fields=maxUploadSize"
// With REEVE_GOOGLE_ENDPOINT set, it asks that server, such as the sandbox, instead of Google.
using Reeve.Google;

using var google = new GoogleClient(GoogleOptions.FromKeyFile(Set("GOOGLE_APPLICATION_CREDENTIALS")) with { Endpoint = Origin() });
Console.WriteLine(await google.ApiAs(args[0]).GetAsync(args[1], CancellationToken.None));

static string Set(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name}.");
static Uri? Origin() => Environment.GetEnvironmentVariable("REEVE_GOOGLE_ENDPOINT") is { Length: > 0 } origin ? new(origin) : null;
