// What Mermaid makes of diagrams: JSON texts on lines come in, one result a line goes out.
import fs from 'node:fs';
import { JSDOM } from 'jsdom';

const dom = new JSDOM('<!doctype html><body></body>');
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false });
for (const name of ['log', 'info', 'warn', 'error', 'debug']) console[name] = () => {};

async function read(text) {
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  if (diagram.type !== 'journey') throw new Error(`a diagram of the type ${diagram.type}`);
  const db = diagram.db;
  const tasks = db.getTasks().map((t) => ({ section: t.section, task: t.task, score: String(t.score), people: t.people }));
  return { title: db.getDiagramTitle(), accTitle: db.getAccTitle(), accDescr: db.getAccDescription(), sections: [...db.getSections()], tasks };
}

const out = [];
for (const line of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  out.push(await read(JSON.parse(line)).then((found) => found, (error) => ({ error: String(error.message) })));
}
process.stdout.write(out.map((one) => JSON.stringify(one) + '\n').join(''));
