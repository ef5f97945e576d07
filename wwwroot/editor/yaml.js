// The code editor (Monaco) in a frame of its own: it writes style attributes, which the console's own pages do not allow themselves.
import { meaningAt, suggestionsAt } from "./role-help.js";

const COLOURS = {
  "editor.background": "--surface", "editor.foreground": "--text", "editorLineNumber.foreground": "--text-muted", "editorLineNumber.activeForeground": "--text",
  "editor.lineHighlightBackground": "--surface-hover", "editorCursor.foreground": "--text", "editorWidget.background": "--surface-raised", "editorWidget.border": "--border",
  "editorSuggestWidget.background": "--surface-raised", "editorSuggestWidget.foreground": "--text", "editorSuggestWidget.selectedBackground": "--surface-selected",
  "editorSuggestWidget.selectedForeground": "--text", "editorSuggestWidget.highlightForeground": "--accent-text", "editorSuggestWidget.focusHighlightForeground": "--accent-text",
  "editorHoverWidget.background": "--surface-raised", "editorHoverWidget.border": "--border", "editorError.foreground": "--critical", "focusBorder": "--focus",
};
const TOKENS = { "type.yaml": "--accent-text", "string.yaml": "--text", "number.yaml": "--violet", "keyword.yaml": "--violet", "comment.yaml": "--text-muted", "operators.yaml": "--text-muted", "delimiter.square.yaml": "--text-muted" };
const LANGUAGE = "manifest";

/** Starts the editor; the console's script calls it once the frame is loaded. */
window.startYamlEditor = async options => {
  document.documentElement.lang = options.language;
  document.title = options.label;
  const monaco = await load(options.language);
  let help = options.help;
  provide(monaco, () => help);
  setTheme(monaco, options.theme);
  const host = document.getElementById("editor");
  const editor = monaco.editor.create(host, {
    value: options.text, language: LANGUAGE, ariaLabel: `${options.label}. ${options.keys}`, automaticLayout: true, minimap: { enabled: false }, scrollBeyondLastLine: false,
    tabSize: 2, insertSpaces: true, detectIndentation: false, fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--mono"), fontSize: 13, lineHeight: 20,
    wordBasedSuggestions: false, quickSuggestions: { other: true, strings: true, comments: false }, renderLineHighlight: "line", fixedOverflowWidgets: true,
    folding: true, padding: { top: 8, bottom: 8 }, scrollbar: { alwaysConsumeMouseWheel: false }, wordWrap: "off", unicodeHighlight: { ambiguousCharacters: true }, links: false,
  });
  const model = editor.getModel();
  const decorate = markers => monaco.editor.setModelMarkers(model, "server", markers.map(m => ({
    severity: monaco.MarkerSeverity.Error, message: m.message, startLineNumber: m.line, startColumn: m.column,
    endLineNumber: m.line, endColumn: Math.max(m.column + 1, m.line <= model.getLineCount() ? model.getLineMaxColumn(m.line) : 1),
  })));
  decorate(options.markers);
  model.onDidChangeContent(() => options.changed(model.getValue(monaco.editor.EndOfLinePreference.LF)));
  editor.onDidBlurEditorText(() => options.left());
  editor.onDidContentSizeChange(event => event.contentHeightChanged && options.resized(event.contentHeight));
  options.resized(editor.getContentHeight());
  return {
    setText: text => { if (text !== model.getValue(monaco.editor.EndOfLinePreference.LF)) editor.executeEdits("console", [{ range: model.getFullModelRange(), text }]); },
    setMarkers: decorate,
    setHelp: newer => { help = newer; },
    setTheme: theme => setTheme(monaco, theme),
    focus: offset => {
      if (offset !== undefined) editor.setPosition(model.getPositionAt(offset));
      editor.focus();
    },
    reveal: (line, column) => {
      editor.setPosition({ lineNumber: line, column });
      editor.revealLineInCenterIfOutsideViewport(line);
      editor.focus();
    },
    dispose: () => editor.dispose(),
  };
};

function load(language) {
  // The names are the loader's own.
  const amd = window.require;
  amd.config({
    paths: { vs: new URL("../_content/BlazorMonaco/lib/monaco-editor/min/vs", import.meta.url).href },
    "vs/nls": { availableLanguages: { "*": language.startsWith("zh") ? "zh-cn" : "" } },
  });
  return new Promise((resolve, reject) => amd(["vs/editor/editor.main"], () => amd(["vs/basic-languages/yaml/yaml"], yaml => {
    name(window.monaco, yaml);
    resolve(window.monaco);
  }, reject), reject));
}

// YAML as Monaco knows it, but the line after "- apiGroups: [apps]" begins where the next field of that item stands.
function name(monaco, yaml) {
  const indent = { indentAction: monaco.languages.IndentAction.Indent };
  monaco.languages.register({ id: LANGUAGE });
  monaco.languages.setMonarchTokensProvider(LANGUAGE, yaml.language);
  monaco.languages.setLanguageConfiguration(LANGUAGE, {
    ...yaml.conf,
    onEnterRules: [{ beforeText: /^\s*-\s+[^\s:]+:\s+\S.*$/, action: indent }, { beforeText: /:\s*$/, action: indent }],
  });
}

function setTheme(monaco, theme) {
  const root = document.documentElement;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  const probe = document.body.appendChild(document.createElement("span"));
  const colour = name => {
    probe.style.color = `var(${name})`;
    return "#" + getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(part => Number(part).toString(16).padStart(2, "0")).join("");
  };
  const isDark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  monaco.editor.defineTheme("console", {
    base: isDark ? "vs-dark" : "vs", inherit: true,
    rules: Object.entries(TOKENS).map(([token, name]) => ({ token, foreground: colour(name).slice(1) })),
    colors: Object.fromEntries(Object.entries(COLOURS).map(([name, token]) => [name, colour(token)])),
  });
  probe.remove();
  monaco.editor.setTheme("console");
}

function provide(monaco, helpNow) {
  const kinds = { field: monaco.languages.CompletionItemKind.Field, value: monaco.languages.CompletionItemKind.Value, part: monaco.languages.CompletionItemKind.Property };
  monaco.languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: [" ", "[", ",", "-", '"', "/", ":"],
    provideCompletionItems(model, position) {
      const help = helpNow();
      if (!help) return { suggestions: [] };
      const { items, length } = suggestionsAt(model.getValue(monaco.editor.EndOfLinePreference.LF), position.lineNumber - 1, position.column - 1, help);
      // A quote that the editor closed by itself is replaced too.
      const after = model.getLineContent(position.lineNumber).slice(position.column - 1);
      const word = model.getLineContent(position.lineNumber).slice(position.column - 1 - length, position.column - 1);
      const quote = /^["']/.exec(word)?.[0] ?? "";
      const closing = quote && after.startsWith(quote) ? 1 : 0;
      const range = { startLineNumber: position.lineNumber, endLineNumber: position.lineNumber, startColumn: position.column - length, endColumn: position.column + closing };
      return {
        suggestions: items.map((item, index) => ({
          label: item.detail ? { label: item.label, description: item.detail } : item.label, kind: kinds[item.kind], insertText: item.insert, filterText: quote && !item.insert.startsWith(quote) ? quote + item.label : item.insert, range,
          documentation: item.about, sortText: (item.sort ?? "1") + String(index).padStart(5, "0"),
          command: /[:\s]$/.test(item.insert) ? { id: "editor.action.triggerSuggest", title: "" } : undefined,
        })),
      };
    },
  });
  monaco.languages.registerHoverProvider(LANGUAGE, {
    provideHover(model, position) {
      const help = helpNow();
      const meaning = help && meaningAt(model.getValue(monaco.editor.EndOfLinePreference.LF), position.lineNumber - 1, position.column - 1, help);
      return meaning && { contents: [{ value: meaning.text }], range: { startLineNumber: meaning.line + 1, endLineNumber: meaning.line + 1, startColumn: meaning.from + 1, endColumn: meaning.to + 1 } };
    },
  });
}
