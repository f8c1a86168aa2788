import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useProblemText } from '../../shared/api';
import { confirm, toast } from '../../shared/feedback';
import { useTexts } from '../../shared/texts';
import { useRefresh } from './queries';
import { texts } from './texts';

export interface RowActionsProps {
  name: string;
  onEdit: () => void;
  /** Takes it off sale, after a question; absent where that cannot be done. */
  removal: Removal | undefined;
}

export interface Removal {
  action: string;
  /** The action, for those who do not see the row. */
  label: string;
  title: string;
  body: string;
  done: string;
  remove: () => Promise<unknown>;
}

/** What can be done with a plan or a coupon. */
export function RowActions({ name, onEdit, removal }: RowActionsProps) {
  const t = useTexts(texts);
  return (
    <Group gap={6} wrap="nowrap">
      <Button size="xs" variant="default" aria-label={t.editName(name)} onClick={onEdit}>
        {t.edit}
      </Button>
      {removal && <RemoveButton {...removal} />}
    </Group>
  );
}

function RemoveButton({ action, label, title, body, done, remove }: Removal) {
  const t = useTexts(texts);
  const say = useProblemText();
  const refresh = useRefresh();
  const removing = useMutation({
    mutationFn: remove,
    async onSuccess() {
      await refresh();
      toast.success(done);
    },
    onError: (error) => toast.error(say(error)),
  });
  const ask = async () => {
    const question = { title, body, confirm: action, cancel: t.cancel, danger: true };
    if (await confirm(question)) removing.mutate();
  };
  return (
    <Button size="xs" variant="default" aria-label={label} loading={removing.isPending} onClick={() => void ask()}>
      {action}
    </Button>
  );
}
