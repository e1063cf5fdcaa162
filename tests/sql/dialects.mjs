// Runs DuckDB's statements, and has those of Spark and Trino read by their grammars.
// usage: node dialects.mjs duckdb < {"lists": [[text]], "columns": [[name, type]], "rows": [[value]], "table": name}
//        node dialects.mjs spark|trino < {"lists": [[text]]}
// Prints JSON: for each list of statements, of DuckDB the rows of each, as texts; of the others the faults.
import { readFileSync } from "node:fs";

const [dialect] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(0, "utf8"));
const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
const literal = (value) => (value === null ? "NULL" : `'${String(value).replaceAll("'", "''")}'`);

async function duckdb() {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const db = await instance.connect();
  await db.run(`CREATE TABLE ${quoted(asked.table)} (${asked.columns.map(([name, type]) => `${quoted(name)} ${type}`).join(", ")})`);
  for (let at = 0; at < asked.rows.length; at += 500) {
    const values = asked.rows.slice(at, at + 500).map((row) => `(${row.map(literal).join(", ")})`);
    await db.run(`INSERT INTO ${quoted(asked.table)} VALUES ${values.join(", ")}`);
  }
  const all = [];
  for (const statements of asked.lists) {
    const answers = [];
    for (const statement of statements) {
      const result = await db.runAndReadAll(statement);
      answers.push(result.getRows().map((row) => row.map((value) => (value === null ? "" : String(value)))));
    }
    all.push(answers);
  }
  return all;
}

// A list for each list of statements.
async function grammar(folder, name) {
  const parser = new (await import(`./node_modules/dt-sql-parser/dist/parser/${folder}/index.js`))[name]();
  return asked.lists.map((statements) => statements.flatMap((statement) =>
    parser.validate(statement).map((fault) => `${fault.startLine}:${fault.startColumn}: ${fault.message}`)));
}

const does = { duckdb, spark: () => grammar("spark", "SparkSQL"), trino: () => grammar("trino", "TrinoSQL") };
console.log(JSON.stringify(await does[dialect]()));
