using System.Net.Http.Json;

namespace Reeve.Sandbox.Tests.SharedDrives;

/// <summary>A company with a shared drive in it, and what tests of shared drives do again and again.</summary>
internal sealed class DriveLab : IAsyncDisposable
{
    public const string Dee = "dee@corp.example";
    public const string Eve = "eve@outside.example";
    public const string Admin = "admin@corp.example";

    private DriveLab(Lab lab)
    {
        Lab = lab;
        Id = lab.Company.AddDrive("Finance", Lab.Ada);
        lab.Company.AddMember(Id, "team@corp.example", "writer");
        lab.Company.AddMember(Id, Lab.Cy, "reader");
        Folder = lab.Company.AddFolder("box", Lab.Ada, Id);
        File = lab.Company.AddFile("plan", Lab.Ada, Folder);
        lab.Company.AddUser(Dee);
        lab.Company.AddUser(Eve);
    }

    public Lab Lab { get; }

    public Company Company => Lab.Company;

    /// <summary>Ada is its organizer, the team with Bo in it a writer, Cy a reader. Dee and Eve, who is outside, are no members.</summary>
    public string Id { get; }

    /// <summary>At the top of the drive.</summary>
    public string Folder { get; }

    /// <summary>In the folder.</summary>
    public string File { get; }

    public static async Task<DriveLab> StartAsync() => new(await Lab.StartAsync());

    /// <summary>Calls as a program that knows shared drives.</summary>
    public Task<Answer> CallAsync(string who, string method, string path, object? body = null) =>
        Lab.CallAsync(who, method, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "supportsAllDrives=true", body);

    public Task<Answer> GetAsync(string who, string path) => CallAsync(who, "GET", path);

    public Task<Answer> PatchAsync(string who, string path, object body) => CallAsync(who, "PATCH", path, body);

    public Task<Answer> GiveAsync(string who, string fileId, string emailAddress, string role, string type = "user") =>
        CallAsync(who, "POST", $"files/{fileId}/permissions?sendNotificationEmail=false", new { type, role, emailAddress });

    public Task<Answer> ListAsync(string who, string parameters) =>
        GetAsync(who, "files?includeItemsFromAllDrives=true&" + parameters);

    /// <summary>Returns what somebody has on an item, as its permission tells it.</summary>
    public async Task<System.Text.Json.Nodes.JsonObject?> PermissionAsync(string fileId, string email) =>
        (await GetAsync(Lab.Ada, $"files/{fileId}/permissions?fields=permissions")).Permission(email);

    /// <summary>Calls as the service account itself, who is the one outsider that can call.</summary>
    public async Task<Answer> RobotAsync(string method, string path, object? body = null)
    {
        var token = await Lab.AskTokenAsync(Lab.Claims(null));
        var request = new HttpRequestMessage(new HttpMethod(method), "/drive/v3/" + path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "supportsAllDrives=true");
        request.Headers.Authorization = new("Bearer", token["access_token"]);
        request.Content = body is null ? null : JsonContent.Create(body);

        return await Lab.SendAsync(request);
    }

    public Task<string> IdOfAsync(string who) => Drive.SharingSteps.IdAsync(Lab, who);

    public ValueTask DisposeAsync() => Lab.DisposeAsync();
}
