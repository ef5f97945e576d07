// What can be written at a place of a ClusterRole or Role, and what a word there means. The help comes from the console: the fields with their
// explanations in the person's language, and what the cluster's API server has.
import { nodesOf, placeOf, valuesBelow } from "./yaml-tree.js";

const AGGREGATE = "rbac.authorization.k8s.io/aggregate-to-";
const PATHS = ["/api", "/api/*", "/apis", "/apis/*", "/healthz", "/healthz/*", "/livez", "/logs", "/metrics", "/openapi/v2", "/readyz", "/version"];
const VERBS = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

/** What can be written at a cursor: [{label, insert, kind, detail, about}], and how long the word is that it replaces. */
export function suggestionsAt(text, line, column, help) {
  const place = placeOf(text, line, column);
  if (place.mode === "none") return { length: 0, items: [] };
  const nodes = nodesOf(text);
  const pattern = patternOf(place.path);
  const items = place.mode === "value" ? valueItems(pattern, place, nodes, help)
    : place.mode === "item" ? listItems(pattern, place, nodes, help)
      : keyItems(pattern, place, nodes, help);
  return { length: place.word.length, items };
}

/** What the word at a cursor means: {text, line, from, to}, or null. */
export function meaningAt(text, line, column, help) {
  const nodes = nodesOf(text);
  const node = nodes.find(n => n.line === line && n.from <= column && column <= n.to);
  if (!node) return null;
  const about = node.isKey ? ownText(help.fields, patternOf(node.path)) : valueMeaning(node, nodes, help);
  return about ? { text: about, line: node.line, from: node.from, to: node.to } : null;
}

function keyItems(pattern, place, nodes, help) {
  // On a fresh line below "verbs:" an item of the list is meant.
  if (place.opensList && isList(pattern)) return listItems(pattern, { ...place, isFresh: true }, nodes, help);
  if (place.opensList && (pattern === "rules" || pattern === "aggregationRule.clusterRoleSelectors"))
    return fieldItems(pattern + ".*", [...place.path, -1], nodes, help).map(item => ({ ...item, label: "- " + item.label, insert: "- " + item.insert }));
  return fieldItems(pattern, place.path, nodes, help);
}

function fieldItems(pattern, path, nodes, help) {
  const written = new Set(nodes.filter(n => n.isKey && n.path.length === path.length + 1 && path.every((part, i) => n.path[i] === part)).map(n => n.value));
  if (pattern === "metadata.labels")
    return ["admin", "edit", "view"].map(role => AGGREGATE + role).filter(label => !written.has(label))
      .map(label => ({ label, insert: `${label}: "true"`, kind: "field", detail: "", about: help.fields["metadata.labels.*"] ?? "" }));
  const start = pattern === "" ? "" : pattern + ".";
  return Object.entries(help.fields)
    .filter(([field]) => field.startsWith(start) && !field.slice(start.length).includes("."))
    .map(([field, about]) => ({ name: field.slice(start.length), field, about }))
    .filter(({ name }) => name !== "*" && !written.has(name))
    .map(({ name, field, about }) => ({ label: name, insert: name + (isMap(field, help) ? ":\n  " : ": "), kind: "field", detail: "", about }));
}

function valueItems(pattern, place, nodes, help) {
  if (isList(pattern)) return listItems(pattern, place, nodes, help).map(item => ({ ...item, insert: `[${item.insert}]` }));
  if (pattern === "apiVersion") return [word("rbac.authorization.k8s.io/v1")];
  if (pattern === "kind") return ["ClusterRole", "Role"].map(kind => word(kind));
  if (pattern.startsWith("metadata.labels.")) return [word('"true"')];
  if (pattern.endsWith("matchExpressions.*.operator")) return ["In", "NotIn", "Exists", "DoesNotExist"].map(name => word(name));
  return [];
}

function listItems(pattern, place, nodes, help) {
  if (pattern === "rules") return fieldItems("rules.*", place.item ?? [...place.path, -1], nodes, help);
  if (pattern === "aggregationRule.clusterRoleSelectors") return fieldItems(pattern + ".*", place.item ?? [...place.path, -1], nodes, help);
  const rule = place.path.slice(0, 2);
  const taken = new Set(valuesBelow(nodes, place.path).filter(value => value !== place.word));
  const found = pattern === "rules.*.apiGroups" ? groups(help)
    : pattern === "rules.*.resources" ? resources(valuesBelow(nodes, [...rule, "apiGroups"]), help)
      : pattern === "rules.*.verbs" ? verbs(valuesBelow(nodes, [...rule, "apiGroups"]), valuesBelow(nodes, [...rule, "resources"]), valuesBelow(nodes, [...rule, "nonResourceURLs"]), help)
        : pattern === "rules.*.nonResourceURLs" ? PATHS.map(path => word(path)) : [];
  const left = found.filter(item => !taken.has(item.value ?? item.label));
  return place.isFresh ? left.map(item => ({ ...item, insert: "- " + item.insert })) : left;
}

function groups(help) {
  const all = [...new Set(help.resources.map(r => r.group))];
  return [
    ...all.map(group => ({ label: group === "" ? '""' : group, value: group, insert: group === "" ? '""' : group, kind: "value", detail: group === "" ? help.texts.core : "", about: "" })),
    { ...word('"*"'), value: "*", detail: help.texts.all },
  ];
}

function resources(inGroups, help) {
  const any = inGroups.length === 0 || inGroups.includes("*");
  return [
    ...help.resources.filter(r => any || inGroups.includes(r.group)).map(r => ({
      label: r.name, value: r.name, insert: r.name, kind: r.name.includes("/") ? "part" : "value",
      detail: r.group === "" ? help.texts.core : r.group, about: describe(r, help),
    })),
    { ...word('"*"'), value: "*", detail: help.texts.all },
  ];
}

// What the rule's resources allow comes first; everything else stays possible.
function verbs(inGroups, ofResources, paths, help) {
  if (paths.length > 0) return [...["get", "head", "post", "put", "patch", "delete", "options"].map(verb => word(verb)), { ...word('"*"'), value: "*", detail: help.texts.all }];
  const named = help.resources.filter(r => (inGroups.length === 0 || inGroups.includes("*") || inGroups.includes(r.group)) && (ofResources.length === 0 || ofResources.includes("*") || ofResources.includes(r.name)));
  const served = new Set(named.flatMap(r => r.verbs));
  const order = [...VERBS, ...[...served].filter(verb => !VERBS.includes(verb)).sort()];
  return [
    ...order.map(verb => ({ ...word(verb), value: verb, sort: served.has(verb) ? "0" : "1", detail: ofResources.length > 0 && served.size > 0 && !served.has(verb) ? help.texts.notServed : "" })),
    { ...word('"*"'), value: "*", sort: "2", detail: help.texts.all },
  ];
}

function valueMeaning(node, nodes, help) {
  const pattern = patternOf(node.path);
  if (pattern === "rules.*.resources.*") {
    const inGroups = valuesBelow(nodes, [...node.path.slice(0, 2), "apiGroups"]);
    const all = help.resources.filter(r => r.name === node.value && (inGroups.length === 0 || inGroups.includes("*") || inGroups.includes(r.group)));
    if (all.length > 0) return all.map(r => asMarkdown(describe(r, help))).join("\n\n");
    // Rules may name parts that nobody serves: the kubelet's, finalizers, keys of impersonation.
    return help.isWhole && !/[*\/]/.test(node.value) ? help.texts.unknown : "";
  }
  if (pattern === "rules.*.apiGroups.*" && node.value === "") return help.texts.core;
  return "";
}

function describe(resource, help) {
  const whole = resource.group === "" ? resource.name : `${resource.name} (${resource.group})`;
  return `${whole}: ${resource.namespaced ? help.texts.namespaced : help.texts.clusterScoped}. ${help.texts.verbs}: ${resource.verbs.join(", ")}`;
}

// What a hover shows is read as Markdown, and names come from whoever installed something in the cluster.
function asMarkdown(text) {
  return text.replace(/[\\`*_{}[\]()#+!|<>~&]/g, "\\$&");
}

function ownText(texts, name) {
  return Object.hasOwn(texts, name) ? texts[name] : "";
}

function word(text) {
  return { label: text, insert: text, kind: "value", detail: "", about: "" };
}

function isList(pattern) {
  return /^rules\.\*\.(apiGroups|resources|verbs|resourceNames|nonResourceURLs)$/.test(pattern);
}

function isMap(field, help) {
  return !isList(field) && Object.keys(help.fields).some(other => other.startsWith(field + "."));
}

function patternOf(path) {
  return path.map(part => typeof part === "number" ? "*" : part).join(".");
}
