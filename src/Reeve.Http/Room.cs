namespace Reeve.Http;

internal static class Room;
