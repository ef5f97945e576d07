// Where one is in a YAML text that may be half written. It reads what people write in manifests: block maps and lists, quoted and plain
// scalars, flow lists over one or more lines. Anything else only loses suggestions, since the server alone decides what is right.

const KEY = /^(?:"((?:[^"\\]|\\.)*)"\s*|'((?:[^']|'')*)'\s*|([^\s#:'"[\]{},&*!|>%@`-][^#:]*|-[^\s#:][^#:]*)):(?=\s|$)/;

/** Every scalar and key of a text, as {path, value, line, from, to, isKey}; lines and columns from 0. */
export function nodesOf(text) {
  const walker = new Walker();
  text.split(/\r?\n/).forEach((line, number) => walker.feed(line, number));
  return walker.nodes;
}

/**
 * The place of a cursor: {path, mode, word, inFlow, isDash}. The path names what would be written there: the map that gets a key (mode "key"), the field that gets
 * a value ("value"), or the list that gets an item ("item").
 */
export function placeOf(text, line, column) {
  const lines = text.split(/\r?\n/);
  const walker = new Walker();
  for (let number = 0; number < line; number++) walker.feed(lines[number], number);
  return walker.place((lines[line] ?? "").slice(0, column));
}

/** The scalars below a path, for instance the verbs of one rule. */
export function valuesBelow(nodes, path) {
  const start = [...path, ""].join("\0");
  return nodes.filter(n => !n.isKey && [...n.path, ""].join("\0").startsWith(start)).map(n => n.value);
}

class Walker {
  nodes = [];
  stack = [];
  flow = null;
  block = null;

  feed(line, number) {
    if (this.flow) return this.feedFlow(line, 0, number);
    const indent = line.length - line.trimStart().length;
    if (this.block !== null && (line.trim() === "" || indent > this.block)) return;
    this.block = null;
    if (line.trim() === "" || line.trimStart().startsWith("#")) return;
    if (/^(---|\.\.\.)(\s|$)/.test(line)) {
      this.stack = [];
      return;
    }
    this.feedBlock(line, indent, number);
  }

  feedBlock(line, at, number) {
    for (let dash; (dash = /^-(\s+|$)/.exec(line.slice(at)));) {
      this.item(at);
      at += dash[0].length;
      if (at >= line.length) return;
    }
    const key = KEY.exec(line.slice(at));
    if (!key) {
      this.value(line, at, number);
      return;
    }
    const name = key[1] ?? key[2] ?? key[3].trimEnd();
    this.key(at, name);
    this.nodes.push({ path: this.path(), value: name, line: number, from: at, to: at + key[0].trimEnd().length - 1, isKey: true });
    const rest = line.slice(at + key[0].length);
    this.value(line, at + key[0].length + rest.length - rest.trimStart().length, number);
  }

  value(line, at, number) {
    const rest = line.slice(at);
    if (rest === "" || rest.startsWith("#")) return;
    if (/^[|>]/.test(rest)) this.block = this.stack.at(-1)?.indent ?? -1;
    else if (rest.startsWith("[")) {
      this.flow = { path: this.path(), index: 0 };
      this.feedFlow(line, at + 1, number);
    } else this.scalar(this.path(), rest, at, number);
  }

  // What ends the list ends the flow; a nested list or map is not looked into.
  feedFlow(line, at, number) {
    while (at < line.length) {
      const rest = line.slice(at);
      const skipped = /^[\s,]+/.exec(rest);
      if (skipped) {
        this.flow.index += (skipped[0].match(/,/g) ?? []).length;
        at += skipped[0].length;
        continue;
      }
      if (rest[0] === "#") return;
      if (rest[0] === "]") {
        this.flow = null;
        return;
      }
      const item = /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[^,\]]+)/.exec(rest);
      this.scalar([...this.flow.path, this.flow.index], item[0].trimEnd(), at, number);
      at += item[0].length;
    }
  }

  scalar(path, text, at, number) {
    const quoted = /^"((?:[^"\\]|\\.)*)"?|^'((?:[^']|'')*)'?/.exec(text);
    const value = quoted ? (quoted[1] ?? quoted[2] ?? "") : text.slice(0, /\s#|$/.exec(text).index).trimEnd();
    this.nodes.push({ path, value, line: number, from: at, to: at + (quoted ? quoted[0].length : value.length), isKey: false });
  }

  // A list may stand at the column of its key.
  item(indent) {
    while (this.stack.length && this.stack.at(-1).indent > indent) this.stack.pop();
    const top = this.stack.at(-1);
    if (top?.indent === indent && top.index !== undefined) top.index++;
    else this.stack.push({ indent, index: 0 });
  }

  key(indent, name) {
    while (this.stack.length && this.stack.at(-1).indent >= indent) this.stack.pop();
    this.stack.push({ indent, key: name });
  }

  path() {
    return this.stack.map(entry => entry.key ?? entry.index);
  }

  place(before) {
    if (this.flow) return this.flowPlace(this.flow.path, before);
    if (this.block !== null && before.length - before.trimStart().length > this.block) return none();
    // A dash alone may still become anything: what would be written stuck to it would be no item.
    if (/(^|\s)-$/.test(before)) return none();
    let at = before.length - before.trimStart().length;
    let isDash = false;
    for (let dash; (dash = /^-(\s+|$)/.exec(before.slice(at)));) {
      this.item(at);
      at += dash[0].length;
      isDash = true;
    }
    const rest = before.slice(at);
    const key = KEY.exec(rest + (rest.endsWith(":") ? " " : ""));
    if (key) {
      this.key(at, key[1] ?? key[2] ?? key[3].trimEnd());
      const value = rest.slice(key[0].length).trimStart();
      if (value.startsWith("#") || /^[|>{&!]/.test(value)) return none();
      if (value.startsWith("[")) return this.flowPlace(this.path(), value.slice(1));
      return { path: this.path(), mode: "value", word: value, inFlow: false, isDash: false };
    }
    if (rest.startsWith("#")) return none();
    if (isDash) return { path: this.path().slice(0, -1), mode: "item", word: rest, inFlow: false, isDash: true, item: this.path() };
    // A fresh line: what is further left than the cursor encloses it.
    while (this.stack.length && this.stack.at(-1).indent >= at) this.stack.pop();
    const top = this.stack.at(-1);
    return { path: this.path(), mode: "key", word: rest, inFlow: false, isDash: false, opensList: top?.key !== undefined };
  }

  flowPlace(path, before) {
    if (before.includes("]")) return none();
    const word = before.slice(before.lastIndexOf(",") + 1).trimStart();
    return { path, mode: "item", word, inFlow: true, isDash: false };
  }
}

function none() {
  return { path: [], mode: "none", word: "", inFlow: false, isDash: false };
}
