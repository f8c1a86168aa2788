// A purchase on the example site, paid on the page of whatever plays Stripe for the suite: its
// simulator, whose cards are known here. Needs settable clocks; see README.md.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { PDFParse } from 'pdf-parse';
import { GATEWAY, launch, newVisitor } from './browser.mjs';
import { moveClocks, moveSomeClocks } from './clocks.mjs';
import { eventually, openRecords } from './records.mjs';

const PASSWORD = 'Correct-horse-7';
const AGENT = 'tech-wizard';
const CARDS = { good: '4242424242424242', declined: '4000000000000002' };
const OPENS_WITHIN_MS = 2_000;
