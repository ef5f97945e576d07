// The buttons of the connection message work without a circuit.
for (const button of document.querySelectorAll("[data-reconnect]")) {
  button.addEventListener("click", async () => {
    if (button.dataset.reconnect === "retry" && await Blazor.reconnect()) return;
    location.reload();
  });
}
