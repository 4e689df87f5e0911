namespace Reeve.Core;

internal static class Room;
