// Lists the active users of a Zoom account:
//   ZOOM_ACCOUNT_ID=… ZOOM_CLIENT_ID=… ZOOM_CLIENT_SECRET=… dotnet run --project examples/zoom-users
// With REEVE_ZOOM_ENDPOINT set, it asks that server, such as the sandbox, instead of Zoom.
using Reeve.Zoom;
using Reeve.Zoom.Users;

using var zoom = new ZoomClient(new()
{
    Credential = new ZoomCredential.ServerToServer(Set("ZOOM_ACCOUNT_ID"), Set("ZOOM_CLIENT_ID"), Set("ZOOM_CLIENT_SECRET")),
    Endpoint = Environment.GetEnvironmentVariable("REEVE_ZOOM_ENDPOINT") is { Length: > 0 } origin ? new(origin) : null,
});
await foreach (var user in zoom.UsersAsync(ZoomUserStatus.Active, CancellationToken.None)) Console.WriteLine(user.Email);

static string Set(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name}.");
