// Readers of others, from npm, find in our workbooks and documents what the plan has: exceljs each row and its types,
// mammoth each text and each mark.
//
//   node peers.js RBPLAN SOURCE_DIR MODULES
//
// MODULES is a folder `node_modules` with both.
"use strict";
const assert = require("node:assert");
const { execFileSync } = require("node:child_process");
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");

const [program, source, modules] = process.argv.slice(2).map((name) => path.resolve(name));
const ExcelJS = require(path.join(modules, "exceljs"));
const mammoth = require(path.join(modules, "mammoth"));
const folder = mkdtempSync(path.join(tmpdir(), "peers-"));
const run = (...words) =>
  execFileSync(program, words, { cwd: source, env: { LANG: "C.UTF-8" }, maxBuffer: 1 << 28, encoding: "utf8" });
const PLANS = ["plans/2021.yaml", "tests/data/offices/kpu-2025/plans/2025.yaml"];

const made = (name, ...words) => {
  const file = path.join(folder, name);
  run(...words, "-o", file);
  return file;
};

async function workbook(plan) {
  const words = ["-p", plan, "list", "--as-of", "2025-07-10"];
  const rows = JSON.parse(run(...words, "--format", "json")).indicators;
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(made("list.xlsx", ...words));
  const sheet = book.getWorksheet("Data");
  const keys = sheet.getRow(1).values;
  const found = [];
  sheet.eachRow((row, number) => {
    if (number > 1) found.push(Object.fromEntries(row.values.map((value, i) => [keys[i], value]).filter(Boolean)));
  });
  const seen = ({ id, year, indicator, program_name, line }) => ({ id, year, indicator, program_name, line });
  assert.deepStrictEqual(found.map(seen), rows.map(seen));
  assert(rows.length > 5);
}

async function document(plan) {
  const words = ["-p", plan, "list", "--as-of", "2025-07-10", "--format", "json"];
  const rows = JSON.parse(run(...words)).indicators;
  const read = await mammoth.extractRawText({ path: made("decree.docx", "-p", plan, "decree") });
  for (const row of rows) assert(read.value.includes(row.indicator), row.id);
  const periods = rows.reduce((sum, row) => sum + row.months.length + row.quarters.length, 0);
  assert.strictEqual(read.value.split("\u221a").length - 1, periods);
  assert(periods > 5);
}

(async () => {
  for (const plan of PLANS) {
    await workbook(plan);
    await document(plan);
  }
  console.log(`exceljs and mammoth read ${PLANS.length} plans as they are`);
})().finally(() => rmSync(folder, { recursive: true }));
