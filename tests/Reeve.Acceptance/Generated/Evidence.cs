using Reeve.Acceptance.Running;

namespace Reeve.Acceptance.Generated;

/// <summary>What a generated tree that failed leaves behind, for whoever looks into it.</summary>
internal static class Evidence
{
    /// <summary>Writes the policy, the state before and now, and every change in between.</summary>
    /// <param name="workspace">Where it happened.</param>
    /// <param name="name">What to call the folder.</param>
    /// <param name="before">How everything was.</param>
    /// <returns>The folder.</returns>
    public static async Task<string> KeepAsync(Workspace workspace, string name, string before)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "acceptance", name)).FullName;
        File.Copy(workspace.PathOf("reeve.yaml"), Path.Combine(folder, "reeve.yaml"), overwrite: true);
        await WriteAsync("before.json", before);
        await WriteAsync("after.json", await workspace.Control.DumpAsync());
        await WriteAsync("log.json", (await workspace.Control.LogAsync()).ToString());

        return folder;

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
    }
}
