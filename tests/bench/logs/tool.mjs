// The figures of reis mine in DuckDB, with all cores. usage: node tool.mjs LOG.csv
import { DuckDBInstance } from "@duckdb/node-api";

const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
await connection.run(`create table log as select row_number() over () as n, case_id, activity, timestamp
  from read_csv('${process.argv[2].replaceAll("'", "''")}', header = true, all_varchar = false)`);
const one = async (sql) => (await connection.runAndReadAll(sql)).getRows()[0].map(Number);
const [steps, edges, medians] = await one(`
  with steps as (select activity, lead(activity) over w as following, epoch(lead(timestamp) over w) - epoch(timestamp) as s
    from log window w as (partition by case_id order by timestamp, n)),
  follows as (select activity, following, count(*) as n, median(s) as middle, avg(s) as mean from steps where following is not null group by all)
  select sum(n), count(*), sum(middle) from follows`);
const [variants, most] = await one(`
  with ways as (select string_agg(activity, '>' order by timestamp, n) as way from log group by case_id),
  counted as (select way, count(*) as n from ways group by way)
  select count(*), max(n) from counted`);
const [events] = await one("select count(*) from log");
console.log(`${events} steps ${steps} edges ${edges} medians ${medians.toFixed(1)} variants ${variants} most ${most}`);
