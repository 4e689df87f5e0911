using System.Text;
using Reeve.Google.Storage.Uploading;

namespace Reeve.Google.Tests.Storage;

public sealed class Crc32cTests
{
    [Theory]
    [InlineData("", "AAAAAA==")]
    [InlineData("123456789", "4waSgw==")] // The check value of the catalogue of parametrised CRC algorithms, 0xE3069283.
    [InlineData("some text\n", "DkjKuA==")] // Cloud Storage, "Hashes and ETags".
    public void It_is_what_cloud_storage_writes(string text, string expected) =>
        Crc32c.ToText(Crc32c.Append(0, Encoding.ASCII.GetBytes(text))).ShouldBe(expected);

    [Fact]
    public void It_goes_on_from_any_byte()
    {
        var bytes = Enumerable.Range(0, 100).Select(i => (byte)(i * 37)).ToArray();
        var whole = Crc32c.Append(0, bytes);

        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            Crc32c.Append(Crc32c.Append(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)).ShouldBe(whole);
        }
    }
}
