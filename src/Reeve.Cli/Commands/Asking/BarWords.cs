using System.Diagnostics;
using Reeve.Core.Reaching;

namespace Reeve.Cli.Commands.Asking;

/// <summary>Restrictions of shared drives, in words.</summary>
internal static class BarWords
{
    /// <summary>What a restriction does.</summary>
    public static string Of(Bar bar) => bar switch
    {
        Bar.InternalOnly => "internal only: nobody from outside gets in",
        Bar.MembersOnly => "for members only",
        _ => throw new UnreachableException(),
    };
}
