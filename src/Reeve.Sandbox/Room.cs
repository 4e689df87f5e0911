namespace Reeve.Sandbox;

internal static class Room;
