import { NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../shared/dialog/Dialog';
import { useFormat } from '../../shared/format';
import { MoreButton } from '../../shared/list/MoreButton';
import { Loaded } from '../../shared/state';
import { defineTexts, useTexts } from '../../shared/texts';
import { isPictured } from './pictured';
import { useRuns, type Experiment } from './queries';
import { Made } from './RunView';
import classes from './Lab.module.css';

const texts = defineTexts({
  en: {
    title: 'Two runs side by side',
    other: 'Compare with',
    none: 'There is no other run with a picture yet. Run the experiment with other words, and compare both.',
    this: 'This run',
    that: 'The other run',
  },
});

interface CompareDialogProps {
  run: Experiment;
  isOpen: boolean;
  onClose: () => void;
}

export default function CompareDialog({ run, isOpen, onClose }: CompareDialogProps) {
  const t = useTexts(texts);
  const runs = useRuns(run.experimentType);
  return (
    <Dialog title={t.title} isOpen={isOpen} onClose={onClose} size="min(80rem, 100%)">
      <Loaded query={runs}>
        {(all) => (
          <Stack>
            <Pair run={run} others={all.filter((each) => isPictured(each) && each.experimentId !== run.experimentId)} />
            <MoreButton pages={runs} />
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
}

function Pair({ run, others }: { run: Experiment; others: readonly Experiment[] }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const [id, setId] = useState<string>();
  const other = others.find(({ experimentId }) => experimentId === id) ?? others[0];
  if (!other) return <Text c="dimmed">{t.none}</Text>;
  return (
    <Stack>
      <NativeSelect
        label={t.other}
        value={other.experimentId}
        onChange={({ currentTarget }) => setId(currentTarget.value)}
        data={others.map(({ experimentId = '', createdAt = '', input }) => ({
          value: experimentId,
          label: [dateTime(createdAt), input?.prompt].filter(Boolean).join(' · '),
        }))}
      />
      <div className={classes.pair}>
        <Side run={run} name={run.input?.prompt || t.this} />
        <Side run={other} name={other.input?.prompt || t.that} />
      </div>
    </Stack>
  );
}

function Side({ run, name }: { run: Experiment; name: string }) {
  return (
    <figure className={classes.side}>
      <img src={run.output?.fileUrl ?? ''} alt={name} />
      <figcaption>
        <Text size="sm">{name}</Text>
        <Made run={run} />
      </figcaption>
    </figure>
  );
}
