namespace Reeve.Acceptance.Running;

/// <summary>What must never be shown or kept outside the token cache.</summary>
internal static class Secrets
{
    // A private key in PEM, an access token as the sandbox makes them, and the beginning of every signed assertion.
    private static readonly string[] Marks = ["PRIVATE KEY", "ya29.", "eyJ"];

    /// <summary>Fails if a text holds a secret.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">Where it is from, for the message.</param>
    public static void ShouldBeAbsentFrom(string text, string where)
    {
        foreach (var mark in Marks)
        {
            text.Contains(mark, StringComparison.Ordinal).ShouldBeFalse($"{where} shows `{mark}…`:\n{text}");
        }
    }
}
