namespace Reeve.Cli.Commands.Call;

/// <summary>What a call would be, to be shown and not made.</summary>
/// <param name="Address">The whole address.</param>
/// <param name="TokenCommand">The arguments of <c>reeve</c> that print the token it takes.</param>
internal sealed record CallPreview(Uri Address, IReadOnlyList<string> TokenCommand);
