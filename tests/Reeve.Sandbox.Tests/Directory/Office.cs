namespace Reeve.Sandbox.Tests.Directory;

/// <summary>A sandbox with a small company, and calls of its Directory.</summary>
internal sealed class Office(Lab lab) : IAsyncDisposable
{
    public const string Admin = "admin@corp.example";

    private const string Prefix = "https://www.googleapis.com/auth/admin.directory.";

    /// <summary>All that is delegated for the Directory, as one text.</summary>
    public const string Read = $"{Prefix}user.readonly {Prefix}group.readonly {Prefix}domain.readonly {Prefix}orgunit.readonly";

    public Lab Lab => lab;

    public Company Company => lab.Company;

    public static async Task<Office> OpenAsync() => new(await Lab.StartAsync());

    public static string Scope(string name) => Prefix + name;

    /// <summary>Reads from the Directory.</summary>
    /// <param name="path">Below <c>/admin/directory/v1/</c>, with parameters.</param>
    /// <param name="who">In whose name; the service account's own with an empty text.</param>
    /// <param name="scope">The scopes of the token.</param>
    public async Task<Answer> GetAsync(string path, string who = Admin, string scope = Read)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/admin/directory/v1/" + path);
        var token = who.Length > 0 ? await lab.TokenAsync(who, scope) : (await lab.AskTokenAsync(lab.Claims(null, scope)))["access_token"];
        request.Headers.Authorization = new("Bearer", token);

        return await lab.SendAsync(request);
    }

    /// <summary>Reads all pages of a list.</summary>
    public async Task<string[]> AllAsync(string path, string list, string member)
    {
        var (all, token) = (new List<string>(), "");
        do
        {
            var page = await GetAsync(path + token);
            all.AddRange(page.Each(list, member));
            token = page["nextPageToken"] is { Length: > 0 } next ? "&pageToken=" + next : "";
        }
        while (token.Length > 0);

        return [.. all];
    }

    public ValueTask DisposeAsync() => lab.DisposeAsync();
}
