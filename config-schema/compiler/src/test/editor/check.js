// Asks the language service of VS Code what an editor would show, with .vscode/settings.json as it is.
// Nothing is fetched: a schema that is no file of this repository is an error.
//
// Usage: node check.js ROOT, where ROOT is the repository. Prints one JSON object with what was proven.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import languageService from 'vscode-json-languageservice';

const { getLanguageService, TextDocument } = languageService;

const root = process.argv[2];
const golden = join(root, 'config-schema/compiler/src/test/golden/every-key');
const faults = [];
const proven = { files: 0, keys: 0, hovers: 0, completions: 0, diagnostics: 0, values: 0 };

const service = getLanguageService({
  schemaRequestService: async (uri) => {
    if (!uri.startsWith('file:')) {
      throw new Error(`would fetch ${uri}`);
    }
    return readFile(fileURLToPath(uri), 'utf8');
  },
  workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
});
const settings = JSON.parse(await readFile(join(root, '.vscode/settings.json'), 'utf8'));
service.configure({
  validate: true,
  schemas: settings['json.schemas'].map(({ fileMatch, url }) => ({
    fileMatch,
    uri: new URL(url, `${pathToFileURL(root)}/`).href,
  })),
});

// The text as if it stood in tenants/PATH of this repository.
function open(path, text) {
  const uri = pathToFileURL(join(root, 'tenants', path)).href;
  const document = TextDocument.create(uri, 'json', 1, text);
  return { path, text, document, json: service.parseJSONDocument(document) };
}

async function diagnosticsOf({ document, json }) {
  return service.doValidation(document, json, { schemaValidation: 'error' });
}

// Every key that stands in the file, with the node of the language service.
function* keysOf(node) {
  for (const child of node?.children ?? []) {
    if (child.type === 'property') {
      yield child;
    }
    yield* keysOf(child);
  }
}

function expect(condition, message) {
  if (!condition) {
    faults.push(message);
  }
}

async function checkKey(file, property) {
  const { path, text, document, json } = file;
  const key = property.keyNode.value;
  const where = `${path}: ${key} at ${document.positionAt(property.offset).line + 1}`;
  const inside = document.positionAt(property.keyNode.offset + 1);
  // A key that an author chose, such as an upstream's name, is not in the schema and cannot be offered.
  const spoilt = `${text.slice(0, property.keyNode.offset)}"zz-${key}"${text.slice(
    property.keyNode.offset + property.keyNode.length,
  )}`;
  const refused = (await diagnosticsOf(open(path, spoilt))).some(({ message }) => message.includes(`zz-${key}`));
  proven.keys += 1;
  if (!refused) {
    return;
  }
  proven.diagnostics += 1;
  const hover = await service.doHover(document, inside, json);
  const shown = JSON.stringify(hover?.contents ?? '');
  expect(shown.length > 20, `${where}: hovering shows nothing`);
  proven.hovers += 1;
  const offered = await service.doComplete(document, inside, json);
  expect(
    offered.items.some(({ label }) => label === key),
    `${where}: not offered; offered are ${offered.items.map(({ label }) => label).join(', ')}`,
  );
  proven.completions += 1;
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((name) => name.endsWith('.json')).sort();
}

for (const path of await filesBelow(golden)) {
  // The address in these files is for other editors; here the settings shall find the schema.
  const text = (await readFile(join(golden, path), 'utf8')).replace(/\n?\s*"\$schema": "[^"]*",?/, '');
  const file = open(path, text);
  for (const { message } of await diagnosticsOf(file)) {
    expect(false, `${path}: ${message}`);
  }
  proven.files += 1;
  for (const property of keysOf(file.json.root)) {
    await checkKey(file, property);
  }
}

// The samples name their schemas by paths, which holds in every editor.
for (const path of await filesBelow(join(root, 'tenants'))) {
  const file = open(path, await readFile(join(root, 'tenants', path), 'utf8'));
  for (const { message } of await diagnosticsOf(file)) {
    expect(false, `tenants/${path}: ${message}`);
  }
  proven.files += 1;
}

// Values out of a set are offered: | marks the cursor.
for (const [path, marked, ...wanted] of [
  ['acme/orders.api.json', '{ "routes": [{ "match": { "methods": ["|"] } }] }', '"GET"', '"POST"'],
  ['acme/orders.api.json', '{ "policies": { "rate-limit": [{ "per": "|" }] } }', '"key"', '"route"'],
  ['acme/orders.api.json', '{ "policies": { "auth": "|" } }', '"none"'],
  ['acme/orders.api.json', '{ "policies": { "auth": { "anyOf": ["|"] } } }', '"api-key"'],
  ['acme/tenant.json', '{ "policies": { "rate-limit": [{ "window": "|" }] } }', '"1m"', '"1d"'],
]) {
  const at = marked.indexOf('|');
  const file = open(path, marked.slice(0, at) + marked.slice(at + 1));
  const offered = await service.doComplete(file.document, file.document.positionAt(at), file.json);
  const labels = offered.items.map(({ label }) => label);
  for (const value of wanted) {
    expect(labels.includes(value), `${marked}: ${value} is not offered, but ${labels.join(', ')}`);
    proven.values += 1;
  }
}

console.log(JSON.stringify({ proven, faults: faults.map((fault) => fault.replaceAll(relative('.', root), '.')) }));
