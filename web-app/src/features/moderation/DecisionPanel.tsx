import { NativeSelect, NumberInput, Stack, Textarea } from '@mantine/core';
import { communityTexts, type Reason } from '../../shared/community';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { useAct, useDecideAppeal, type ActType, type AppealDecision, type Case } from './queries';
import { texts } from './texts';

const LONGEST_NOTE = 1_000;
const LONGEST_BAN = 3_650;
const WITH_REASON: readonly ActType[] = ['hide', 'remove', 'warn', 'ban'];

const options = (names: Readonly<Record<string, string>>, values = Object.keys(names)) =>
  values.map((value) => ({ value, label: names[value] ?? value }));

/** Where a moderator decides on the case, and on an appeal. */
export default function DecisionPanel({ found }: { found: Case }) {
  return (
    <Stack>
      {found.acts?.some(({ appeal }) => appeal && !appeal.outcome) && <AppealForm found={found} />}
      <ActForm found={found} />
    </Stack>
  );
}

/** What can be done now. */
function possible({ kind, content, author }: Case): ActType[] {
  const acts: ActType[] = [];
  if (kind !== 'member') {
    acts.push('dismiss');
    if (content?.visibility !== 'visible') acts.push('restore');
    if (content?.visibility === 'visible' || content?.visibility === 'held') acts.push('hide');
    if (content?.visibility !== 'removed') acts.push('remove');
  }
  if (kind === 'post') acts.push(content?.locked ? 'unlock' : 'lock');
  return author ? [...acts, 'warn', 'ban', 'unban'] : acts;
}

interface Wanted {
  act: ActType;
  reason: Reason;
  /** A text while it is being typed. */
  days: number | string;
  note: string;
}

function ActForm({ found }: { found: Case }) {
  const t = useTexts(texts);
  const { reasons } = useTexts(communityTexts);
  const act = useAct(found.id ?? '');
  const acts = possible(found);
  const [first = 'dismiss'] = acts;
  const initialValues: Wanted = { act: first, reason: 'spam', days: 7, note: '' };
  const form = useApiForm({
    initialValues: { ...initialValues },
    submit: (values) =>
      act.mutateAsync({
        act: values.act,
        reason: WITH_REASON.includes(values.act) ? values.reason : undefined,
        days: values.act === 'ban' ? Number(values.days) : undefined,
        note: values.note || undefined,
        version: found.version,
      }),
    onDone: () => {
      form.fields.reset();
      toast.success(t.done);
    },
  });
  const { getInputProps, values } = form.fields;
  return (
    <Panel title={t.decide}>
      <ApiFormView form={form}>
        <NativeSelect label={t.act} data={options(t.acts, acts)} {...getInputProps('act')} />
        {WITH_REASON.includes(values.act) && <NativeSelect label={t.reason} data={options(reasons)} {...getInputProps('reason')} />}
        {values.act === 'ban' && <NumberInput label={t.days} min={1} max={LONGEST_BAN} allowDecimal={false} {...getInputProps('days')} />}
        <NoteInput {...getInputProps('note')} />
        <SubmitButton form={form}>{t.decide}</SubmitButton>
      </ApiFormView>
    </Panel>
  );
}

function AppealForm({ found }: { found: Case }) {
  const t = useTexts(texts);
  const decide = useDecideAppeal(found.id ?? '');
  const initialValues: Required<AppealDecision> = { decision: 'upheld', note: '' };
  const form = useApiForm({
    initialValues: { ...initialValues },
    submit: ({ decision, note }) => decide.mutateAsync({ decision, note: note || undefined }),
    onDone: () => toast.success(t.done),
  });
  const { getInputProps } = form.fields;
  return (
    <Panel title={t.appealTitle}>
      <ApiFormView form={form}>
        <NativeSelect label={t.decision} data={options(t.decisions)} {...getInputProps('decision')} />
        <NoteInput {...getInputProps('note')} />
        <SubmitButton form={form}>{t.appealTitle}</SubmitButton>
      </ApiFormView>
    </Panel>
  );
}

function NoteInput(props: object) {
  const t = useTexts(texts);
  return <Textarea label={t.note} description={t.noteHint} autosize minRows={2} maxRows={8} maxLength={LONGEST_NOTE} {...props} />;
}
