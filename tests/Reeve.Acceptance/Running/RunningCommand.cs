using System.Diagnostics;
using System.Globalization;

namespace Reeve.Acceptance.Running;

/// <summary>A command that has been started.</summary>
internal sealed class RunningCommand : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly string _command;
    private readonly Task<string> _out;
    private readonly Task<string> _error;

    /// <summary>Starts it.</summary>
    /// <param name="start">The program and its arguments.</param>
    /// <param name="command">The same as one would type it.</param>
    /// <param name="input">What it reads from standard input; null for nothing.</param>
    public RunningCommand(ProcessStartInfo start, string command, byte[]? input = null)
    {
        _command = command;
        _process = Process.Start(start)!;
        if (input is null)
        {
            _process.StandardInput.Close();
        }
        else
        {
            _ = FeedAsync(_process.StandardInput.BaseStream, input);
        }

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

    /// <summary>Ends it as <c>kill -9</c> does, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The most memory that it has had so far, in bytes; 0 once it has ended.</summary>
    public long PeakMemory()
    {
        try
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));

            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
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

    private static async Task FeedAsync(Stream pipe, byte[] input)
    {
        try
        {
            await using (pipe)
            {
                await pipe.WriteAsync(input, TestContext.Current.CancellationToken);
            }
        }
        catch (IOException)
        {
            // It has ended without reading all.
        }
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
