namespace Reeve.Sandbox.Seeding;

/// <summary>The policy that goes with the built-in company, written for somebody who sees one for the first time.</summary>
internal static class PolicyText
{
    /// <summary>Returns the text of <c>reeve.yaml</c>.</summary>
    public static string Write(string domain, string admin, string finance, string engineering, string sales, string people) => $"""
        # Who may have what in the Drive of {domain}. Compare it with what is:  reeve plan
        # Make it so:  reeve apply       Take a run back:  reeve undo RUN
        version: 1

        workspace:
          domains: [{domain}]            # addresses here are inside
          trusted: [partner.example]         # outside, but a tree may list them
          admin: {admin}           # in whose name the folders' owners are looked up

        # A tree is a folder and all below it.
        trees:

          finance:
            root: {finance}
            as: drive-owner@{domain}     # in whose name the tree is read
            mode: exact                      # these have access, and nobody else
            access:
              - group: finance@{domain}
                role: writer
              - user: cfo@{domain}
                role: writer
              - domain: {domain}         # everybody inside may read
                role: reader

          engineering:
            root: {engineering}    # without `as`, the folder's owner reads it
            mode: exact
            access:
              - group: engineering@{domain}
                role: writer
              - domain: {domain}
                role: reader
              - user: dev@partner.example    # may be listed because the domain is trusted
                role: reader

          sales:
            root: {sales}
            as: carlos.mendez@{domain}
            mode: exact
            access:
              - group: sales@{domain}
                role: writer
              - group: leads@{domain}
                role: reader

          people:
            root: {people}
            as: priya.sharma@{domain}
            mode: exact
            resharing: false                 # editors may not share files further
            access:
              - group: people@{domain}
                role: writer

        safety:
          maxChanges: 300                    # a run that would change more stops before its first write
          protect:                           # nobody takes anything from these
            - ceo@{domain}

        """;
}
