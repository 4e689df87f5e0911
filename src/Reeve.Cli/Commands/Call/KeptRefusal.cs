using Reeve.Http.Failures;

namespace Reeve.Cli.Commands.Call;

/// <summary>The last refusal of the service itself, for whoever asked to see just that. A refused token is none.</summary>
internal sealed class KeptRefusal : IDisposable
{
    private readonly MemoryStream _body = new();
    private int _status;
    private List<(string, string)> _headers = [];

    /// <summary>Takes it, in place of an earlier one.</summary>
    public void Keep(FailedAnswer answer)
    {
        _status = (int)answer.Status;
        _headers = [.. HeaderView.Lines(answer.Headers)];
        _body.SetLength(0);
        _body.Write(answer.Body.Span);
    }

    /// <summary>Writes it to standard output as it came; nothing where there was none.</summary>
    /// <param name="withHeaders">Status and headers too.</param>
    public void Show(bool withHeaders)
    {
        if (_status == 0) return;

        using var output = Console.OpenStandardOutput();
        if (withHeaders) HeaderView.Write(output, _status, _headers);
        if (_body.Length == 0) return;

        output.Write(_body.GetBuffer().AsSpan(0, (int)_body.Length));
        if (_body.GetBuffer()[_body.Length - 1] != '\n') output.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Dispose() => _body.Dispose();
}
