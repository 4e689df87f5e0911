using System.Security.Cryptography;
using System.Text;
using Reeve.Core.Policies;

namespace Reeve.Core.Tests.Policies;

public sealed class CanonicalTextTests
{
    /// <summary>Source: Unicode Character Database, NormalizationTest.txt, columns 1 and 2.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("Z\u00FCrich", "Z\u00FCrich")]
    [InlineData("Zu\u0308rich", "Z\u00FCrich")]
    [InlineData("\u1E0A\u0323", "\u1E0C\u0307")]
    [InlineData("D\u0307\u0323", "\u1E0C\u0307")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\uFB1D", "\u05D9\u05B4")]
    [InlineData("\uF900", "\u8C48")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("\U0002F800", "\u4E3D")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\uAC00\u11A8", "\uAC01")]
    [InlineData("\uAC01\u11A8", "\uAC01\u11A8")]
    [InlineData("a\u0315\u0300\u05AE\u0300b", "\u00E0\u05AE\u0300\u0315b")]
    [InlineData("a\u0327\u0301", "\u00E1\u0327")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("\u0B47\u0300\u0B3E", "\u0B47\u0300\u0B3E")]
    public void Form_C_of(string text, string expected) => CanonicalText.FormC(text).ShouldBe(expected);

    /// <summary>The hash is that of what Python's <c>unicodedata</c> 14.0 makes of the same texts: an implementation that shares no code with this one.</summary>
    [Fact]
    public void Every_character_alone_and_under_accents_comes_out_as_elsewhere()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var code = 0; code <= 0x10FFFF; code++)
        {
            if (Rune.IsValid(code))
            {
                var one = new Rune(code).ToString();
                all.AppendData(Encoding.UTF8.GetBytes(CanonicalText.FormC(one) + CanonicalText.FormC($"e{one}\u0301\u0323") + CanonicalText.FormC($"{one}\u0327\u0302{one}")));
            }
        }

        Convert.ToHexStringLower(all.GetHashAndReset()).ShouldBe("df52d243e8d19c96dcebbf245436107100faa3239bbd523776dda8bac8b04b75");
    }
}
