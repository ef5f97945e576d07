// What only the browser can do. Loaded by the console's components.

const openers = new WeakMap();
let keeping = false;

export function openDialog(dialog, owner) {
  if (!dialog || dialog.open) return;
  openers.set(dialog, document.activeElement);
  if (!dialog.dataset.wired) {
    dialog.dataset.wired = "true";
    // The server decides whether it closes, so that its state and the screen agree.
    dialog.addEventListener("cancel", event => {
      event.preventDefault();
      owner.invokeMethodAsync("CancelAsync").catch(() => { });
    });
    let downOnBackdrop = false;
    dialog.addEventListener("mousedown", event => { downOnBackdrop = event.target === dialog && isOutside(dialog, event); });
    dialog.addEventListener("click", event => {
      if (downOnBackdrop && event.target === dialog && isOutside(dialog, event))
        owner.invokeMethodAsync("CancelAsync").catch(() => { });
    });
  }
  dialog.showModal();
  const first = dialog.querySelector("[autofocus]") ?? dialog.querySelector(".dialog-body :is(input, select, textarea):not(:disabled)") ?? dialog.querySelector("h2");
  first?.focus();
}

export function closeDialog(dialog) {
  if (!dialog?.open) return;
  dialog.close();
  const opener = openers.get(dialog);
  if (opener?.isConnected) opener.focus();
}

function isOutside(dialog, event) {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function focusFirst(selector) {
  document.querySelector(selector)?.focus();
}

export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;
}

export async function renewSession(url) {
  try {
    const answer = await fetch(url, { credentials: "same-origin", cache: "no-store", redirect: "manual" });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

// The circuit makes no requests, so the cookie would end while somebody works: renew it now and then while they do.
export function keepSession(url, interval) {
  if (keeping) return;
  keeping = true;
  let last = performance.now();
  const active = () => {
    const now = performance.now();
    if (now - last < interval) return;
    last = now;
    renewSession(url);
  };
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, active, { passive: true, capture: true });
}

export function getTheme() {
  return document.documentElement.dataset.theme || "system";
}

export function setTheme(theme) {
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
    document.cookie = `ack-theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`;
  } else {
    delete document.documentElement.dataset.theme;
    document.cookie = "ack-theme=; Path=/; Max-Age=0; SameSite=Lax";
  }
}

addEventListener("click", event => {
  // A menu closes when something else is clicked.
  for (const menu of document.querySelectorAll("details.person[open]"))
    if (!menu.contains(event.target)) menu.open = false;
});
addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.person[open]")) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});
