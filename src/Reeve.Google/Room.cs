namespace Reeve.Google;

internal static class Room;
