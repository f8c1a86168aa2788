import { Button, Card, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useProblemText } from '../../shared/api';
import { confirm, toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { LONGEST_CANNED_TITLE, LONGEST_MESSAGE } from './limits';
import { useCannedReplies, useDeleteCanned, useSaveCanned, type CannedReply } from './team-queries';
import { texts } from './texts';

/** What is edited: one that there is, or a new one. */
type Edited = CannedReply | 'new';

export default function CannedRepliesPage() {
  const t = useTexts(texts);
  const [edited, setEdited] = useState<Edited>();
  const add = <Button onClick={() => setEdited('new')}>{t.addCanned}</Button>;
  return (
    <Page lead={t.cannedLead} width="wide" actions={!edited && add}>
      {edited && <Editor key={idOf(edited)} edited={edited} onDone={() => setEdited(undefined)} />}
      <Card>
        <List onEdit={setEdited} />
      </Card>
    </Page>
  );
}

const idOf = (edited: Edited): string | undefined => (edited === 'new' ? undefined : edited.id);

function Editor({ edited, onDone }: { edited: Edited; onDone: () => void }) {
  const t = useTexts(texts);
  const save = useSaveCanned(idOf(edited));
  const { title = '', text = '' } = edited === 'new' ? {} : edited;
  const form = useApiForm({
    initialValues: { title, text },
    submit: (values) => save.mutateAsync(values),
    onDone: () => {
      toast.success(t.cannedSaved);
      onDone();
    },
  });
  const { getInputProps } = form.fields;
  return (
    <Panel title={edited === 'new' ? t.addCanned : t.editing}>
      <ApiFormView form={form}>
        <TextInput label={t.cannedTitle} required autoFocus maxLength={LONGEST_CANNED_TITLE} {...getInputProps('title')} />
        <Textarea label={t.cannedText} required autosize minRows={5} maxRows={18} maxLength={LONGEST_MESSAGE} {...getInputProps('text')} />
        <Group>
          <SubmitButton form={form}>{t.save}</SubmitButton>
          <Button variant="default" onClick={onDone}>
            {t.cancel}
          </Button>
        </Group>
      </ApiFormView>
    </Panel>
  );
}

function List({ onEdit }: { onEdit: (reply: CannedReply) => void }) {
  const t = useTexts(texts);
  const { relative } = useFormat();
  return (
    <DataTable
      caption={t.canned}
      pages={useCannedReplies()}
      rowKey={({ id = '' }) => id}
      columns={[
        { header: t.cannedTitle, cell: ({ title }) => <span style={{ overflowWrap: 'anywhere' }}>{title}</span> },
        {
          header: t.cannedText,
          cell: ({ text }) => (
            <Text size="sm" lineClamp={4} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {text}
            </Text>
          ),
        },
        { header: t.updated, cell: ({ updatedAt }) => updatedAt && relative(updatedAt) },
        { header: t.actionsHeader, cell: (reply) => <Actions reply={reply} onEdit={() => onEdit(reply)} /> },
      ]}
      empty={<EmptyState title={t.noCanned}>{t.noCannedBody}</EmptyState>}
    />
  );
}

function Actions({ reply: { id = '', title = '' }, onEdit }: { reply: CannedReply; onEdit: () => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const remove = useDeleteCanned();
  const ask = async () => {
    const question = {
      title: t.deleteCannedTitle, body: t.deleteCannedBody(title), confirm: t.delete, cancel: t.cancel, danger: true,
    };
    if (!(await confirm(question))) return;
    remove.mutate(id, {
      onSuccess: () => toast.success(t.cannedDeleted),
      onError: (error) => toast.error(say(error)),
    });
  };
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" aria-label={t.editCannedOf(title)} onClick={onEdit}>
        {t.editCanned}
      </Button>
      <Button size="xs" variant="default" aria-label={t.deleteOf(title)} loading={remove.isPending} onClick={() => void ask()}>
        {t.delete}
      </Button>
    </Group>
  );
}
