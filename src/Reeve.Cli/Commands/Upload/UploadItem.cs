namespace Reeve.Cli.Commands.Upload;

/// <summary>One file and what it is to be called in the bucket.</summary>
/// <param name="File">As it was named; <c>-</c> for standard input.</param>
/// <param name="Name">The object's name.</param>
internal sealed record UploadItem(string File, string Name)
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Whether it is standard input.</summary>
    public bool IsStandardInput => File == StandardInput;
}
