import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconFlag, IconPencil, IconShare, IconStar, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useProblemText } from '../../shared/api';
import { confirm, toast } from '../../shared/feedback';
import { useTexts } from '../../shared/texts';
import { end, exportConversation, FORMATS, remove, useConversationChanged, type Conversation } from './queries';
import { texts } from './texts';

const dialogs = {
  rename: lazy(() => import('./RenameDialog')),
  share: lazy(() => import('./ShareDialog')),
  rate: lazy(() => import('./RateDialog')),
};

interface Props {
  conversation: Conversation;
  onDeleted: (gone: { id: string; title: string }) => void;
}

/** What can be done with a conversation as a whole. */
export function ConversationMenu({ conversation, onDeleted }: Props) {
  const t = useTexts(texts);
  const say = useProblemText();
  const changed = useConversationChanged();
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const { conversationId: id = '', title, endTime } = conversation;
  const attempt = async (action: () => Promise<unknown>) => {
    try {
      await action();
    } catch (error) {
      toast.error(say(error));
    }
  };
  const drop = async () => {
    await remove(id);
    onDeleted({ id, title: title || t.untitled });
  };
  const finish = async () => {
    if (!(await confirm({ title: t.endTitle, body: t.endBody, confirm: t.endAction, cancel: t.cancel }))) return;
    await end(id);
    await changed(id);
  };
  const Dialog = open && dialogs[open];
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.menu}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconShare size={16} aria-hidden />} onClick={() => setOpen('share')}>
            {t.share}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('rename')}>
            {t.rename}
          </Menu.Item>
          <Menu.Item leftSection={<IconStar size={16} aria-hidden />} onClick={() => setOpen('rate')}>
            {t.rate}
          </Menu.Item>
          <Menu.Divider />
          {FORMATS.map((format) => (
            <Menu.Item
              key={format}
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => void attempt(() => exportConversation(id, format))}
            >
              {t.exportAs(t.formats[format])}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {!endTime && (
            <Menu.Item leftSection={<IconFlag size={16} aria-hidden />} onClick={() => void attempt(finish)}>
              {t.end}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void attempt(drop)}>
            {t.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {Dialog && (
        <Suspense>
          <Dialog conversation={conversation} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </>
  );
}
