// Sheets for tests, in the form in which files hold them: complete, and keys in the format's order.

import { readFileSync } from 'node:fs';

/** The five columns of an initiative: their key in files, their name on the paper. */
export const COLUMNS = {
  method: '取組項目及び方法・手段',
  deadline: '期間・期限',
  target: '数値目標',
  midterm: '中間報告',
  final_report: '期末報告',
};

/** ① for 1. */
export const circled = (number) => String.fromCodePoint(0x2460 + number - 1);

export const initiative = (id, parts = {}) => ({
  id,
  method: `○ 取組${id}\n(1) 方法${id}\n・ 手段${id}`,
  deadline: '(1) 通年',
  target: '(1) 年4回',
  midterm: '(1) 2回',
  final_report: '(1) 4回',
  purposes: [1],
  ...parts,
});

export const sheet = (id, parts = {}) => ({
  id,
  fiscal_year: 2024,
  group: '総務部等',
  department: '総務課',
  rank: 1,
  goal: `目標${id}`,
  positions: [
    { plan: '総合計画', text: '第1編 第2章' },
    { plan: '再構築プラン', text: '' },
  ],
  situation: '現況\n課題',
  purpose: '① 一つめ\n② 二つめ\n③ 三つめ',
  sdgs: [7, 11],
  initiatives: [initiative(`${id}-1`), initiative(`${id}-2`)],
  participation: '',
  effects: '',
  ...parts,
});

/** Two years, two groups, three departments; the ranks are not in the order of the file. */
export const CITY = [
  sheet('b', { rank: 2, goal: '内部統制制度の構築', situation: 'ＩＣＴの活用' }),
  sheet('a', { rank: 1, goal: '災害に強いまちづくり', department: '市長直轄' }),
  sheet('c', { rank: 3, goal: '人材の確保と育成' }),
  sheet('k', { rank: 1, goal: '子育ての支援', group: 'こども部', department: 'こども課' }),
  sheet('n', { rank: 1, goal: '新庁舎の完成', fiscal_year: 2025 }),
];

/** A file's text. `parts` go over the file's own keys. */
export const fileText = (sheets, parts = {}) => {
  const file = { format: 'goalsheet', version: 1, exported_at: '2026-11-22T09:00:00+09:00', sheets, ...parts };
  return `${JSON.stringify(file, null, 2)}\n`;
};

/** A file as a browser's picker gives it. */
export const file = (name, content) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

/** The document that comes with the app. */
export const SAMPLE = JSON.parse(
  readFileSync(new URL('../../../assets/sample.goalsheet.json', import.meta.url), 'utf8'),
);
