using System.Globalization;

namespace Reeve.Acceptance.Generated;

/// <summary>Which samples are drawn.</summary>
internal static class Seeds
{
    /// <summary>One seed, to repeat a failure, with REEVE_SEED; as many as REEVE_SAMPLES says; or a few.</summary>
    public static TheoryData<int> Few(int count) => Number("REEVE_SEED") is { } seed ? [seed] : [.. Enumerable.Range(1, Number("REEVE_SAMPLES") ?? count)];

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
