import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useCopy } from '../../shared/clipboard';
import { RowTable } from '../../shared/list';
import { useTexts } from '../../shared/texts';
import { labelOf } from './schema';
import { SendTo } from './SendTo';
import { texts } from './texts';
import classes from './Tools.module.css';

/** Any result: its texts to copy, its parts by name; what is not known is left out. */
export function ResultView({ value, label = '' }: { value: unknown; label?: string }) {
  if (Array.isArray(value)) return <Items items={value} label={label} />;
  if (typeof value === 'object' && value !== null) return <Parts parts={value as Record<string, unknown>} />;
  return <TextValue value={value} />;
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function Parts({ parts }: { parts: Record<string, unknown> }) {
  return (
    <dl className={classes.values}>
      {Object.entries(parts)
        .filter(([, value]) => !isEmpty(value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{labelOf(name)}</dt>
            <dd className={typeof value === 'object' && !Array.isArray(value) ? classes.nested : undefined}>
              <ResultView value={value} label={labelOf(name)} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** Pairs of a name and a value are shown as such; small objects as a table, others one below the other. */
function Items({ items, label }: { items: readonly unknown[]; label: string }) {
  if (items.every((item) => typeof item !== 'object')) return <TextValue value={items.join('\n')} />;
  if (items.every((item) => isRow(item) && !pairOf(item))) return <Rows rows={items as Row[]} caption={label} />;
  return (
    <div className={classes.values}>
      {items.map((item, index) => {
        const pair = pairOf(item);
        return pair ? <Parts key={index} parts={pair} /> : <div key={index} className={classes.nested}><ResultView value={item} /></div>;
      })}
    </div>
  );
}

type Row = Record<string, string | number | boolean | null>;

const MAX_COLUMNS = 5;

function isRow(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return false;
  const values = Object.values(item);
  return values.length <= MAX_COLUMNS && values.every((value) => value === null || typeof value !== 'object');
}

/** Without the columns of which nothing is known. */
function Rows({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const t = useTexts(texts);
  const names = [...new Set(rows.flatMap(Object.keys))].filter((name) => rows.some((row) => row[name] != null));
  const show = (value: Row[string] | undefined) => {
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    return typeof value === 'string' && COLORS.test(value) ? <Colors colors={[value]} /> : value;
  };
  const columns = names.map((name) => ({
    header: labelOf(name),
    cell: (row: Row) => <span className={classes.cell}>{show(row[name])}</span>,
  }));
  return <RowTable caption={caption} columns={columns} rows={rows} rowKey={(row) => String(rows.indexOf(row))} />;
}

function pairOf(item: unknown): Record<string, unknown> | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const [name, value, ...others] = Object.values(item as Record<string, unknown>);
  return others.length === 0 && typeof name === 'string' && value !== undefined ? { [name]: value } : undefined;
}

const COLORS = /^(?:#(?:[0-9a-f]{6}|[0-9a-f]{8})(?:\n|$))+$/;

/** Each with what it looks like. */
function Colors({ colors }: { colors: readonly string[] }) {
  return colors.map((color, index) => (
    <span key={index} className={classes.color}>
      <span className={classes.swatch} style={{ backgroundColor: color }} aria-hidden />
      {color}
    </span>
  ));
}

function TextValue({ value }: { value: unknown }) {
  const t = useTexts(texts);
  const { copied, copy } = useCopy();
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  const text = String(value);
  return (
    <div className={classes.value}>
      <pre className={classes.text} tabIndex={0}>
        {COLORS.test(text) ? <Colors colors={text.split('\n')} /> : text}
      </pre>
      <div className={classes.actions}>
        <ActionIcon variant="default" aria-label={copied ? t.copied : t.copy} onClick={() => void copy(text)}>
          {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        </ActionIcon>
        {typeof value === 'string' && <SendTo text={text} />}
      </div>
    </div>
  );
}
