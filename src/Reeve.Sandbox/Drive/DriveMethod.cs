namespace Reeve.Sandbox.Drive;

/// <summary>One method of the Drive API.</summary>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Template">The route, such as <c>/drive/v3/files/{fileId}</c>.</param>
/// <param name="Name">The full name that error details give, such as <c>google.apps.drive.v3.DriveFiles.List</c>.</param>
/// <param name="Scopes">Any one of these is enough.</param>
/// <param name="Units">Its cost in quota units. Source: Drive guide "Usage limits", 2026; permissions.* are assumed to cost as files.* do.</param>
/// <param name="Handle">Answers a call, or throws <see cref="RefusedException"/>.</param>
internal sealed record DriveMethod(
    string Verb, string Template, string Name, IReadOnlyList<string> Scopes, int Units, Func<DriveCall, DriveAnswer> Handle);
