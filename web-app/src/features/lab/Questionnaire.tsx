import { Button, Group, NativeSelect, Progress, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, read } from '../../shared/api';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useFormat } from '../../shared/format';
import { Loaded, LoadingState } from '../../shared/state';
import { defineTexts, useTexts } from '../../shared/texts';
import type { FormProps } from './ExperimentPage';
import type { RunInput } from './operations';
import { useStartProblem } from './problems';
import { useStart, type Experiment } from './queries';
import classes from './Lab.module.css';

const texts = defineTexts({
  en: {
    form: 'Questionnaire',
    forms: { short: 'Short: 20 statements', long: 'Long: 50 statements' },
    answered: (count: string, all: string) => `${count} of ${all} answered`,
    progress: 'Answered',
    back: 'Back',
    next: 'Next',
    show: 'Show the mirror',
    open: (count: number, shown: string) => (count === 1 ? '1 statement is not answered yet.' : `${shown} statements are not answered yet.`),
    goToOpen: 'Go to the first of them',
  },
});

type FormName = RunInput<'personality-mirror'>['form'];

const loadItems = (form: FormName, signal: AbortSignal) =>
  read(api.GET('/api/lab/personality-mirror/items', { params: { query: { form } }, signal }));

type Items = Awaited<ReturnType<typeof loadItems>>;

/** From the number of an item to its answer, 1 to 5. */
type Answers = Readonly<Record<number, number>>;

const useItems = (form: FormName) =>
  useQuery({
    queryKey: ['lab', 'items', form],
    queryFn: ({ signal }) => loadItems(form, signal),
    staleTime: Infinity,
  });

/** The statements a few at a time, each with a scale. Both forms share answers. */
export default function Questionnaire({ onStarted }: FormProps) {
  const t = useTexts(texts);
  const [form, setForm] = useState<FormName>('short');
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <Stack>
      <NativeSelect
        label={t.form}
        value={form}
        onChange={({ currentTarget }) => setForm(currentTarget.value as FormName)}
        data={(['short', 'long'] as const).map((value) => ({ value, label: t.forms[value] }))}
      />
      <Loaded query={useItems(form)} loading={<LoadingState height={700} />}>
        {(items) => <Statements key={form} form={form} of={items} answers={answers} onAnswers={setAnswers} onStarted={onStarted} />}
      </Loaded>
    </Stack>
  );
}

interface StatementsProps extends Pick<FormProps, 'onStarted'> {
  form: FormName;
  of: Items;
  answers: Answers;
  onAnswers: (answers: Answers) => void;
}

const PER_PAGE = 5;

function Statements({ form, of: { instruction, scale = [], items = [] }, answers, onAnswers, onStarted }: StatementsProps) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const [page, setPage] = useState(0);
  const top = useRef<HTMLDivElement>(null);
  const go = (to: number) => {
    setPage(to);
    // What follows stands above the button.
    top.current?.scrollIntoView({ block: 'nearest' });
  };
  const start = useStart();
  const problemText = useStartProblem();
  const open = items.filter(({ item = 0 }) => answers[item] === undefined);
  const sent = useApiForm<Record<string, never>, Experiment>({
    initialValues: {},
    submit: () =>
      start('personality-mirror', { form, answers: items.map(({ item = 0 }) => ({ item, answer: answers[item] })) }),
    onDone: onStarted,
    problemText,
  });
  const isLast = (page + 1) * PER_PAGE >= items.length;
  return (
    <ApiFormView form={sent}>
      <Text size="sm">{instruction}</Text>
      <div ref={top} className={classes.progress}>
        <Text size="sm" role="status">
          {t.answered(number(items.length - open.length), number(items.length))}
        </Text>
        <Progress value={(100 * (items.length - open.length)) / items.length} aria-label={t.progress} />
      </div>
      {items.slice(page * PER_PAGE, (page + 1) * PER_PAGE).map(({ item = 0, text }) => (
        <Radio.Group
          key={item}
          label={text}
          classNames={{ label: classes.statement }}
          value={answers[item] === undefined ? '' : String(answers[item])}
          onChange={(value) => onAnswers({ ...answers, [item]: Number(value) })}
        >
          <Group gap="md" mt={6}>
            {scale.map((label, index) => (
              <Radio key={label} value={String(index + 1)} label={label} />
            ))}
          </Group>
        </Radio.Group>
      ))}
      <Group>
        <Button variant="default" disabled={page === 0} onClick={() => go(page - 1)}>
          {t.back}
        </Button>
        {!isLast && <Button onClick={() => go(page + 1)}>{t.next}</Button>}
        {isLast && (
          <SubmitButton form={sent} disabled={open.length > 0}>
            {t.show}
          </SubmitButton>
        )}
      </Group>
      {isLast && open[0] && (
        <Group>
          <Text size="sm">{t.open(open.length, number(open.length))}</Text>
          <Button variant="subtle" size="compact-sm" onClick={() => go(pageOf(items, open[0]))}>
            {t.goToOpen}
          </Button>
        </Group>
      )}
    </ApiFormView>
  );
}

/** Where the first statement without an answer stands. */
const pageOf = (items: readonly unknown[], item: unknown): number => Math.floor(items.indexOf(item) / PER_PAGE);
