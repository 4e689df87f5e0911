using System.Diagnostics;

namespace Reeve.Acceptance.Running;

/// <summary>A command that has been started.</summary>
internal sealed class RunningCommand : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly string _command;
    private readonly Task<string> _out;
    private readonly Task<string> _error;

    public RunningCommand(ProcessStartInfo start, string command)
    {
        _command = command;
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _out = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Does what Ctrl-C does.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-INT", $"{_process.Id}"]))!;
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="TimeoutException">It did not end within three minutes, and was ended.</exception>
    public async Task<CommandResult> EndAsync()
    {
        try
        {
            await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"`{_command}` did not end.\n{await _out}\n{await _error}", late);
        }

        var result = new CommandResult(_command, _process.ExitCode, await _out, await _error);
        Secrets.ShouldBeAbsentFrom(result.Out, _command);
        Secrets.ShouldBeAbsentFrom(result.Error, _command);
        result.Error.ShouldNotContain("   at ", Case.Sensitive, result.ToString());
        result.Error.ShouldNotContain("has a bug", Case.Sensitive, result.ToString());

        return result;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
