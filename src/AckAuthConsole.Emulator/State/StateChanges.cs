namespace AckAuthConsole.Emulator.State;

/// <summary>Tells whoever keeps the state that it changed.</summary>
internal sealed class StateChanges
{
    public event Action? Changed;

    public void Mark() => Changed?.Invoke();
}
