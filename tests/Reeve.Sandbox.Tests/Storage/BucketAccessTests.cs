namespace Reeve.Sandbox.Tests.Storage;

public sealed class BucketAccessTests
{
    [Fact]
    public async Task Who_may_only_create_neither_reads_nor_lists_nor_overwrites()
    {
        await using var vault = await Vault.OpenAsync();

        var made = await vault.UploadAsync("corp-dropbox", "a", "1");
        var over = await vault.UploadAsync("corp-dropbox", "a", "2");
        var read = await vault.GetAsync("/storage/v1/b/corp-dropbox/o/a");
        var listed = await vault.GetAsync("/storage/v1/b/corp-dropbox/o");
        var bucket = await vault.GetAsync("/storage/v1/b/corp-dropbox");

        ((int)made.Status).ShouldBe(200, made.Text);
        over.ShouldBeRefused(403, "forbidden");
        over["error/message"].ShouldBe($"{vault.Lab.ClientEmail} does not have storage.objects.delete access to the Google Cloud Storage object. "
            + "Permission 'storage.objects.delete' denied on resource (or it may not exist).");
        read.ShouldBeRefused(403, "forbidden");
        listed["error/message"].ShouldContain("storage.objects.list access to the Google Cloud Storage bucket.");
        bucket["error/message"].ShouldContain("storage.buckets.get");
    }

    [Fact]
    public async Task A_resumable_overwrite_is_refused_before_any_byte_is_sent()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-dropbox", "a", "1");

        var answer = await vault.CallAsync("POST", "/upload/storage/v1/b/corp-dropbox/o?uploadType=resumable&name=a");

        answer.ShouldBeRefused(403, "forbidden");
    }

    [Fact]
    public async Task Nobody_signed_in_reads_what_is_public_and_nothing_else()
    {
        await using var vault = await Vault.OpenAsync();
        await vault.UploadAsync("corp-public", "a", "open");
        await vault.UploadAsync("corp-private", "a", "closed");

        var open = await vault.GetAsync("/storage/v1/b/corp-public/o/a?alt=media", "");
        var missing = await vault.GetAsync("/storage/v1/b/corp-public/o/b", "");
        var closed = await vault.GetAsync("/storage/v1/b/corp-private/o/a", "");
        var written = await vault.UploadAsync("corp-public", "b", [1], token: "");

        open.Text.ShouldBe("open");
        missing.ShouldBeRefused(404, "notFound");
        closed.ShouldBeRefused(401, "required");
        closed["error/message"].ShouldBe("Anonymous caller does not have storage.objects.get access to the Google Cloud Storage object. "
            + "Permission 'storage.objects.get' denied on resource (or it may not exist).");
        written.ShouldBeRefused(401, "required");
    }

    [Fact]
    public async Task A_token_must_be_known_and_its_scopes_enough()
    {
        await using var vault = await Vault.OpenAsync();
        var readOnly = (await vault.Lab.AskTokenAsync(vault.Lab.Claims(null, Vault.ReadOnly)))["access_token"];

        var unknown = await vault.GetAsync("/storage/v1/b/corp-public/o", "ya29.c.nonsense");
        var listed = await vault.GetAsync("/storage/v1/b/corp-private/o", readOnly);
        var written = await vault.UploadAsync("corp-private", "a", [1], token: readOnly);

        unknown.ShouldBeRefused(401, "authError");
        ((int)listed.Status).ShouldBe(200);
        written.ShouldBeRefused(403, "insufficientPermissions");
        written.Response.Headers.WwwAuthenticate.ToString().ShouldContain("insufficient_scope");
    }

    [Fact]
    public async Task The_service_account_may_sign_its_own_token()
    {
        await using var vault = await Vault.OpenAsync();
        var claims = vault.Lab.Claims(vault.Lab.ClientEmail, "");
        claims["aud"] = "https://storage.googleapis.com/";
        claims.Remove("scope");

        var own = await vault.GetAsync("/storage/v1/b/corp-private/o", Jwt.Sign(claims, vault.Lab.Key));
        claims["sub"] = Lab.Ada;
        var anothers = await vault.GetAsync("/storage/v1/b/corp-private/o", Jwt.Sign(claims, vault.Lab.Key));

        ((int)own.Status).ShouldBe(200, own.Text);
        anothers.ShouldBeRefused(401, "authError");
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_not_found()
    {
        await using var vault = await Vault.OpenAsync();

        (await vault.UploadAsync("corp-nowhere", "a", "1"))["error/message"].ShouldBe("The specified bucket does not exist.");
        (await vault.GetAsync("/storage/v1/b/corp-nowhere/o")).ShouldBeRefused(404, "notFound");
    }

    [Fact]
    public async Task Uniform_access_refuses_access_lists_and_its_absence_takes_them()
    {
        await using var vault = await Vault.OpenAsync();
        vault.Buckets.Add("corp-lists", [(vault.Lab.ClientEmail, "roles/storage.objectAdmin")], uniformAccess: false);

        var refused = await vault.UploadAsync("corp-private", "a", "1", "&predefinedAcl=publicRead");
        var taken = await vault.UploadAsync("corp-lists", "a", "1", "&predefinedAcl=publicRead");
        var open = await vault.GetAsync("/storage/v1/b/corp-lists/o/a?alt=media", "");

        refused.ShouldBeRefused(400, "invalid");
        refused["error/message"].ShouldStartWith("Cannot insert legacy ACL for an object when uniform bucket-level access is enabled.");
        ((int)taken.Status).ShouldBe(200, taken.Text);
        open.Text.ShouldBe("1");
    }

    [Fact]
    public async Task The_control_api_makes_buckets_and_shows_them()
    {
        await using var vault = await Vault.OpenAsync();

        var made = await vault.Lab.ControlAsync("PUT", "buckets/corp-new", new { roles = new Dictionary<string, string[]> { [vault.Lab.ClientEmail] = ["objectCreator"] } });
        var wrong = await vault.Lab.ControlAsync("PUT", "buckets/corp-new", new { roles = new Dictionary<string, string[]> { ["a@b"] = ["king"] } });
        await vault.UploadAsync("corp-new", "a", "some text\n");
        await vault.StartAsync("corp-new", "b");
        var shown = await vault.Lab.ControlAsync("GET", "buckets");

        ((int)made.Status).ShouldBe(200, made.Text);
        ((int)wrong.Status).ShouldBe(400);
        wrong["error"].ShouldContain("`king` is none of");
        shown.Each("buckets", "name").ShouldBe(["corp-dropbox", "corp-new", "corp-private", "corp-public"]);
        shown["buckets/1/objects/0/name"].ShouldBe("a");
        shown["buckets/1/objects/0/crc32c"].ShouldBe("DkjKuA==");
        shown["buckets/1/sessions/0/name"].ShouldBe("b");
        shown["buckets/1/sessions/0/state"].ShouldBe("open");
        shown["buckets/1/sessions/0/persisted"].ShouldBe("0");
    }

    [Fact]
    public async Task Only_the_administrator_lists_the_projects_buckets()
    {
        await using var vault = await Vault.OpenAsync();
        vault.Lab.Host.Company.AddUser("admin@corp.example");
        await vault.Lab.ControlAsync("PUT", "delegation", new { scopes = new[] { Vault.ReadOnly } });
        var admin = await vault.Lab.TokenAsync(vault.Lab.Company.Admin, Vault.ReadOnly);

        var listed = await vault.GetAsync("/storage/v1/b?project=reeve-sandbox", admin);
        var refused = await vault.GetAsync("/storage/v1/b?project=reeve-sandbox");

        listed.Each("items", "name").ShouldBe(["corp-dropbox", "corp-private", "corp-public"]);
        refused.ShouldBeRefused(403, "forbidden");
    }
}
