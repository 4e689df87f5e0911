using Reeve.Cli.Commands.Server;

namespace Reeve.Cli.Tests.Commands;

public sealed class ServerCommandsTests
{
    [Theory]
    [InlineData("demo --once --state x", true)]
    [InlineData("--state x --no-color sandbox", true)]
    [InlineData("--state demo plan", false)]
    [InlineData("plan demo", false)]
    [InlineData("--state=x demo", true)]
    [InlineData("--version", false)]
    public void Global_flags_may_stand_before_the_command(string line, bool isForTheServer) =>
        ServerCommands.Takes(line.Split(' ')).ShouldBe(isForTheServer);
}
