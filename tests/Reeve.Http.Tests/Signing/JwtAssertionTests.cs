using System.Buffers.Text;
using System.Text;
using Reeve.Http.Signing;

namespace Reeve.Http.Tests.Signing;

public sealed class JwtAssertionTests
{
    /// <summary>Made with <c>openssl dgst -sha256 -sign</c>, not with the code under test.</summary>
    private const string Vector =
        "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjAxMjM0NTY3ODlhYmNkZWYifQ."
        + "eyJpc3MiOiJyZWV2ZUBwcm9qLmlhbS5nc2VydmljZWFjY291bnQuY29tIiwic3ViIjoiYWRhQGNvcnAuZXhhbXBsZSIsInNjb3BlIjoiaHR0cH"
        + "M6Ly93d3cuZ29vZ2xlYXBpcy5jb20vYXV0aC9kcml2ZSIsImF1ZCI6Imh0dHBzOi8vb2F1dGgyLmdvb2dsZWFwaXMuY29tL3Rva2VuIiwiaWF0"
        + "IjoxNzkwMDAwMDAwLCJleHAiOjE3OTAwMDM2MDB9"
        + "."
        + "PeanD4e50fXA4cx42kRShMpl5ZQm4X5na1yriVtoBl_CDpgxEug5-ymArM-vcYwvz6LL3B_gLnNx2k_APnSX_4QI6uk6dkEFiAZa_0gdtwsV35"
        + "yAqk38cjeM-XER13vHYcH_IRK_wgF87YvptFzidb7l1t4fy2w5qt1XvkXu7S9aWk-i9Xa-SEd4AY7lOQ70ZB4xfW08f42mM5cHu4DDUyWuqUk9"
        + "U3JfDkg31GeMItAFSLi6I2RV4yvDR_n0AIlEr1HXKOhd5NOew6kxOH7_VeGgUYJxX3UoYLs0ximmz7zib9RhhkX1C6o3w9GzjAbir5Ja2mwPqP"
        + "aa602eWQFHrQ";

    private static readonly AssertionClaims _claims = new(
        "reeve@proj.iam.gserviceaccount.com", "ada@corp.example", "https://www.googleapis.com/auth/drive", "https://oauth2.googleapis.com/token");

    [Fact]
    public void An_assertion_is_the_one_that_openssl_signs()
    {
        using var key = TestKey.Import();

        var assertion = JwtAssertion.Create(_claims, key, DateTimeOffset.FromUnixTimeSeconds(1_790_000_010));

        assertion.ShouldBe(Vector);
    }

    [Fact]
    public void Without_a_subject_and_a_key_id_neither_is_written()
    {
        using var key = SigningKey.Import(null, TestKey.Pem);

        var assertion = JwtAssertion.Create(_claims with { Subject = null }, key, DateTimeOffset.UnixEpoch);

        var parts = assertion.Split('.').Select(part => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part))).ToArray();
        parts[0].ShouldBe("""{"alg":"RS256","typ":"JWT"}""");
        parts[1].ShouldNotContain("sub");
    }

    [Fact]
    public void It_is_issued_ten_seconds_ago_and_lasts_an_hour_from_then()
    {
        using var key = TestKey.Import();

        var assertion = JwtAssertion.Create(_claims, key, DateTimeOffset.FromUnixTimeMilliseconds(1_000_999));

        Encoding.UTF8.GetString(Base64Url.DecodeFromChars(assertion.Split('.')[1])).ShouldEndWith("""iat":990,"exp":4590}""");
    }
}
