import { Button, Group } from '@mantine/core';
import { lazy, useState } from 'react';
import { Link } from 'react-router';
import { useProblemText } from '../../shared/api';
import { OnDemand } from '../../shared/dialog';
import { confirm, toast } from '../../shared/feedback';
import { useTexts } from '../../shared/texts';
import { AgainButton } from './AgainButton';
import { isPictured } from './pictured';
import { useDelete } from './queries';
import type { RunViewProps } from './RunView';
import { texts } from './texts';

const ShareDialog = lazy(() => import('./ShareDialog'));
const CompareDialog = lazy(() => import('./CompareDialog'));

/** What can be done with a run that has ended. */
export function RunActions({ run, onAgain, onDeleted, isOpen = false }: RunViewProps) {
  const t = useTexts(texts);
  const [dialog, setDialog] = useState<'share' | 'compare'>();
  const { experimentId = '', status, output } = run;
  const close = () => setDialog(undefined);
  return (
    <Group gap="xs">
      {status === 'completed' && (
        <>
          {output?.fileUrl && (
            <Button component="a" href={output.fileUrl} download>
              {t.download}
            </Button>
          )}
          <Button variant="default" onClick={() => setDialog('share')}>
            {t.share}
          </Button>
          {isPictured(run) && (
            <Button variant="default" onClick={() => setDialog('compare')}>
              {t.compare}
            </Button>
          )}
          {!isOpen && (
            <Button component={Link} to={`/lab/experiments/${experimentId}`} variant="default">
              {t.open}
            </Button>
          )}
        </>
      )}
      <AgainButton run={run} onAgain={onAgain} />
      <DeleteButton id={experimentId} onDeleted={onDeleted} />
      <OnDemand isWanted={dialog === 'share'}>
        <ShareDialog run={run} isOpen={dialog === 'share'} onClose={close} />
      </OnDemand>
      <OnDemand isWanted={dialog === 'compare'}>
        <CompareDialog run={run} isOpen={dialog === 'compare'} onClose={close} />
      </OnDemand>
    </Group>
  );
}

function DeleteButton({ id, onDeleted }: { id: string; onDeleted: () => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const remove = useDelete(id);
  const ask = async () => {
    const question = { title: t.deleteTitle, body: t.deleteBody, confirm: t.delete, cancel: t.keep, danger: true };
    if (!(await confirm(question))) return;
    remove.mutate(undefined, {
      onSuccess() {
        toast.success(t.deleted);
        onDeleted();
      },
      onError: (error) => toast.error(say(error)),
    });
  };
  return (
    <Button variant="default" loading={remove.isPending} onClick={() => void ask()}>
      {t.delete}
    </Button>
  );
}
