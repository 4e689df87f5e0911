using Reeve.Core.Trees;

namespace Reeve.Core.Tests.Trees;

public sealed class RoleNamesTests
{
    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Commenter)]
    [InlineData(Role.Writer)]
    [InlineData(Role.FileOrganizer)]
    [InlineData(Role.Organizer)]
    [InlineData(Role.Owner)]
    public void A_role_is_read_by_its_name(Role role)
    {
        RoleNames.TryParse(role.Name(), out var read).ShouldBeTrue();

        read.ShouldBe(role);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("Reader")]
    [InlineData("editor")]
    public void Anything_else_is_no_role(string text) => RoleNames.TryParse(text, out _).ShouldBeFalse();
}
