namespace Reeve.Testing;

internal static class Room;
