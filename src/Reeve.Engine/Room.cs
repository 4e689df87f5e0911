namespace Reeve.Engine;

internal static class Room;
