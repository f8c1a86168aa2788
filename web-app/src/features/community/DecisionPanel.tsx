import { Alert, Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { communityTexts, postPath, suggestionPath } from '../../shared/community';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useFormat } from '../../shared/format';
import { MoreButton } from '../../shared/list/MoreButton';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { LONGEST_APPEAL } from './limits';
import { useAppeal, useDecisions, type OwnAct, type OwnCase } from './queries';
import { texts } from './texts';

/** What was decided about what the user wrote, and where the user appeals. */
export function DecisionPanel() {
  const t = useTexts(texts);
  const cases = useDecisions();
  return (
    <Panel title={t.decisions} lead={t.decisionsLead}>
      <Loaded query={cases} loading={<LoadingState height={100} />}>
        {(items) =>
          items.length === 0 ? (
            <Text c="dimmed">{t.noDecisions}</Text>
          ) : (
            <Stack>
              {items.map((one) => (
                <CaseItem key={one.id} found={one} />
              ))}
              <MoreButton pages={cases} />
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
}

function CaseItem({ found: { id = '', kind = 'post', contentId, acts = [] } }: { found: OwnCase }) {
  const t = useTexts(texts);
  const path = kind === 'post' ? postPath(contentId) : kind === 'suggestion' ? suggestionPath(contentId) : undefined;
  return (
    <div role="group" aria-label={t.kinds[kind]}>
      {path ? (
        <Anchor component={Link} to={path}>
          {t.kinds[kind]}
        </Anchor>
      ) : (
        <Text fw={600}>{t.kinds[kind]}</Text>
      )}
      <Stack gap="xs" mt={4}>
        {acts.map((act) => (
          <ActItem key={act.id} caseId={id} act={act} />
        ))}
      </Stack>
    </div>
  );
}

function ActItem({ caseId, act }: { caseId: string; act: OwnAct }) {
  const t = useTexts(texts);
  const { reasons } = useTexts(communityTexts);
  const { dateTime } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { id = '', act: type = 'hide', role, reason, note, until, at, appeal, appealable } = act;
  return (
    <div>
      <Text>
        {t.acts[type]}
        {reason && `: ${reasons[reason]}`}
        {until && `, ${t.banUntil(dateTime(until))}`}
      </Text>
      <Text size="sm" c="dimmed">
        {at && dateTime(at)}, {role === 'rule' ? t.byRule : t.byModerator}
      </Text>
      {note && <Text style={{ whiteSpace: 'pre-wrap' }}>{note}</Text>}
      {appeal && (
        <Alert variant="outline" mt="xs" p="xs">
          {appeal.outcome ? t.outcomes[appeal.outcome] : t.appealOpen}
        </Alert>
      )}
      {appealable && !isOpen && (
        <Button variant="default" size="xs" mt="xs" onClick={() => setOpen(true)}>
          {t.appeal}
        </Button>
      )}
      {appealable && isOpen && <AppealForm caseId={caseId} actId={id} onClose={() => setOpen(false)} />}
    </div>
  );
}

function AppealForm({ caseId, actId, onClose }: { caseId: string; actId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const appeal = useAppeal(caseId, actId);
  const form = useApiForm({
    initialValues: { text: '' },
    submit: ({ text }) => appeal.mutateAsync(text),
    onDone: () => {
      toast.success(t.appealSent);
      onClose();
    },
  });
  return (
    <ApiFormView form={form}>
      <Textarea
        label={t.appealText}
        required
        autoFocus
        autosize
        minRows={3}
        maxRows={10}
        maxLength={LONGEST_APPEAL}
        {...form.fields.getInputProps('text')}
      />
      <Group>
        <SubmitButton form={form}>{t.sendAppeal}</SubmitButton>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
      </Group>
    </ApiFormView>
  );
}
