// Puts the code editor over a text field. The field stays what the form reads: without script, on a touch screen, or when the editor cannot be
// loaded, one types into it.

const PLAIN = "ack-plain-yaml";
const SOON = 400;

export function attach(host, options) {
  return new YamlField(host, options);
}

class YamlField {
  #field;
  #sign;
  #place;
  #toggle;
  #options;
  #frame = null;
  #editor = null;
  #timer = 0;
  // What was typed last; what the console was told last; whether it was told that there is too much.
  #text;
  #told;
  #isTooLong = false;
  #watch = new AbortController();
  #themes = new MutationObserver(() => this.#editor?.setTheme(theme()));

  constructor(host, options) {
    this.#options = options;
    this.#field = host.querySelector("textarea");
    this.#sign = host.querySelector("[data-too-long]");
    this.#place = host.querySelector("[data-editor]");
    this.#toggle = host.querySelector("[data-toggle]");
    this.#text = this.#told = this.#field.value;
    const signal = this.#watch.signal;
    this.#field.addEventListener("change", event => this.#fieldChanged(event), { signal });
    this.#toggle.addEventListener("click", () => this.#switch(), { signal });
    // A click beside the editor must find what was typed in it.
    addEventListener("pointerdown", () => this.#tell(), { signal, capture: true });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#editor?.setTheme(theme()), { signal });
    document.querySelector(`label[for="${CSS.escape(this.#field.id)}"]`)?.addEventListener("click", () => this.#editor?.focus(), { signal });
    this.#themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    if (matchMedia("(pointer: coarse)").matches) return;
    this.#toggle.hidden = false;
    if (remembered()) this.#name(true);
    else this.#open();
  }

  setText(text) {
    this.#told = text;
    this.#check(text);
    this.#editor?.setText(text);
  }

  setMarkers(markers) {
    this.#options.markers = markers;
    if (!this.#isTooLong) this.#editor?.setMarkers(markers);
  }

  setHelp(help) {
    this.#options.help = help;
    this.#editor?.setHelp(help);
  }

  reveal(line, column) {
    if (this.#editor) this.#editor.reveal(line, column);
    else this.#field.focus();
  }

  dispose() {
    this.#watch.abort();
    this.#themes.disconnect();
    this.#close();
  }

  #switch() {
    const toPlain = this.#frame !== null;
    remember(toPlain);
    if (toPlain) {
      this.#tell();
      this.#close();
      this.#field.focus();
    } else this.#open();
  }

  #open() {
    this.#name(false);
    const frame = this.#frame = document.createElement("iframe");
    frame.title = this.#options.label;
    frame.className = "yaml-frame";
    frame.addEventListener("load", () => this.#start(frame), { once: true });
    frame.src = new URL("../editor/yaml.html", import.meta.url);
    this.#place.append(frame);
  }

  async #start(frame) {
    try {
      const field = this.#field;
      const editor = await frame.contentWindow.startYamlEditor({
        ...this.#options,
        text: field.value,
        theme: theme(),
        changed: text => this.#changed(text),
        left: () => this.#tell(),
        resized: height => { frame.style.height = `${Math.min(Math.max(height, 240), 720)}px`; },
      });
      if (frame !== this.#frame) return;
      const hadFocus = document.activeElement === field;
      const cursor = field.selectionStart;
      // What was typed while the editor was on its way.
      editor.setText(field.value);
      editor.setHelp(this.#options.help);
      this.#editor = editor;
      this.#check(field.value);
      editor.setMarkers(this.#isTooLong ? this.#tooLongMarkers() : this.#options.markers);
      field.hidden = true;
      this.#place.dataset.ready = "true";
      if (hadFocus) editor.focus(cursor);
    } catch (error) {
      console.warn("The code editor could not be started; the plain text field stays.", error);
      if (frame === this.#frame) this.#close();
    }
  }

  #close() {
    this.#stopTimer();
    try {
      this.#editor?.dispose();
    } catch {
      // The page that is left took the frame away already.
    }
    if (this.#editor) this.#field.value = this.#text;
    this.#frame?.remove();
    [this.#editor, this.#frame] = [null, null];
    delete this.#place.dataset.ready;
    this.#field.hidden = false;
    this.#name(true);
  }

  #changed(text) {
    if (text === this.#text) return;
    const wasTooLong = this.#isTooLong;
    this.#check(text);
    if (this.#isTooLong) this.#editor.setMarkers(this.#tooLongMarkers());
    else if (wasTooLong) this.#editor.setMarkers(this.#options.markers);
  }

  // A text that is too long stays with the browser: it would end the connection.
  #check(text) {
    this.#text = text;
    this.#stopTimer();
    const isTooLong = text.length > Number(this.#field.dataset.maxLength);
    if (isTooLong !== this.#isTooLong) {
      this.#isTooLong = isTooLong;
      this.#sign.value = String(isTooLong);
      this.#sign.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (!isTooLong && text !== this.#told) this.#timer = setTimeout(() => this.#tell(), SOON);
  }

  // Somebody typed into the plain field, or this told of what was typed into the editor.
  #fieldChanged(event) {
    this.#check(this.#field.value);
    if (this.#isTooLong) {
      event.stopPropagation();
      return;
    }
    this.#stopTimer();
    this.#told = this.#text;
  }

  // The server hears of a pause, not of every key. What it answers to an earlier one may stand in the field meanwhile.
  #tell() {
    if (!this.#timer) return;
    this.#field.value = this.#text;
    this.#field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #stopTimer() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #tooLongMarkers() {
    return [{ line: 1, column: 1, message: this.#options.tooLong }];
  }

  #name(isPlain) {
    this.#toggle.textContent = isPlain ? this.#toggle.dataset.editorText : this.#toggle.dataset.plainText;
  }
}

function theme() {
  return document.documentElement.dataset.theme ?? "";
}

function remembered() {
  try {
    return localStorage.getItem(PLAIN) === "true";
  } catch {
    return false;
  }
}

function remember(isPlain) {
  try {
    if (isPlain) localStorage.setItem(PLAIN, "true");
    else localStorage.removeItem(PLAIN);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
