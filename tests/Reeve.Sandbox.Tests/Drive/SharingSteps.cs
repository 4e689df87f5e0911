namespace Reeve.Sandbox.Tests.Drive;

/// <summary>What tests of sharing do again and again.</summary>
internal static class SharingSteps
{
    public static (string Folder, string File) Nested(Lab lab)
    {
        var folder = lab.Company.AddFolder("folder", Lab.Ada);

        return (folder, lab.Company.AddFile("plan", Lab.Ada, folder));
    }

    public static Task<Answer> GiveAsync(Lab lab, string file, string emailAddress, string role) =>
        lab.CallAsync(Lab.Ada, "POST", $"files/{file}/permissions?sendNotificationEmail=false", new { type = "user", role, emailAddress });

    public static async Task<string> IdAsync(Lab lab, string who) => (await lab.GetAsync(who, "about?fields=user"))["user/permissionId"];

    public static async Task<string[]> DirectAsync(Lab lab, string file)
    {
        var items = (await lab.ControlAsync("GET", "grants")).At("items")!.AsArray();
        var grants = items.Single(item => item!["id"]!.ToString() == file)!["grants"]!.AsArray();

        return [.. grants.Select(grant => $"{(grant!["emailAddress"] ?? grant["id"])} {grant["role"]}")];
    }
}
