import { ActionIcon, Button, Card, Switch } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { DataTable } from '../../shared/list';
import { NotificationItem, useNotificationChange, useNotifications, type Notification } from '../../shared/notifications';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { MailPanel } from './MailPanel';
import { PushPanel } from './PushPanel';
import { texts } from './texts';

export default function NotificationsPage() {
  const t = useTexts(texts);
  const say = useProblemText();
  const readAll = useNotificationChange('readAll');
  const [onlyUnread, setOnlyUnread] = useState(false);
  const onReadAll = () => readAll.mutate('', { onError: (error) => toast.error(say(error)) });
  return (
    <Page
      lead={t.lead}
      actions={
        <Button variant="default" loading={readAll.isPending} onClick={onReadAll}>
          {t.readAll}
        </Button>
      }
    >
      <Switch label={t.onlyUnread} checked={onlyUnread} onChange={({ currentTarget }) => setOnlyUnread(currentTarget.checked)} />
      <Card>
        <DataTable
          caption={t.list}
          pages={useNotifications(onlyUnread)}
          rowKey={({ id = '' }) => id}
          columns={[
            { header: t.list, cell: (notification) => <NotificationItem notification={notification} /> },
            { header: t.remove, cell: (notification) => <Remove notification={notification} />, align: 'right' },
          ]}
          empty={<EmptyState title={t.none}>{t.noneBody}</EmptyState>}
        />
      </Card>
      <PushPanel />
      <MailPanel />
    </Page>
  );
}

function Remove({ notification: { id = '', title = '' } }: { notification: Notification }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const remove = useNotificationChange('remove');
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      loading={remove.isPending}
      aria-label={t.removeOf(title)}
      onClick={() => remove.mutate(id, { onError: (error) => toast.error(say(error)) })}
    >
      <IconTrash size={18} aria-hidden />
    </ActionIcon>
  );
}
