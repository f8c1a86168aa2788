import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../shared/format';
import { RowTable } from '../../shared/list';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { useActionText, useAuthorName } from './history';
import type { HistoryEntry } from './team-queries';
import { texts } from './texts';

/** Every change, the latest first. */
export function HistoryPanel({ history }: { history: readonly HistoryEntry[] }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const nameOf = useAuthorName();
  const textOf = useActionText();
  const [isOpen, setOpen] = useState(false);
  const rows = history.map((entry, index) => ({ ...entry, index })).reverse();
  const toggle = (
    <Button size="xs" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
      {isOpen ? t.hideHistory : t.showHistory}
    </Button>
  );
  return (
    <Panel title={t.history} actions={toggle}>
      {isOpen && (
        <RowTable
          caption={t.history}
          rows={rows}
          rowKey={({ index }) => String(index)}
          columns={[
            { header: t.when, cell: ({ at }) => at && dateTime(at) },
            { header: t.who, cell: ({ by }) => nameOf(by) },
            { header: t.what, cell: textOf },
          ]}
        />
      )}
    </Panel>
  );
}
