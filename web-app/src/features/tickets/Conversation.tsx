import { Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import classes from './Conversation.module.css';
import { FileList, type FilesOf } from './FileList';
import type { AttachedFile, Ticket } from './queries';
import { texts } from './texts';

export interface Entry {
  id: string;
  /** Who reads it has written it, another one has, or it is for the team only. */
  kind: 'own' | 'other' | 'note';
  who: string;
  text: string;
  at: string;
  files?: readonly AttachedFile[];
  refused?: readonly string[];
}

interface Said extends Omit<Entry, 'kind' | 'who'> {
  sender: 'user' | 'support';
}

/** The question and everything said since. */
export function messagesOf(ticket: Ticket): Said[] {
  const question: Said = {
    id: 'question',
    sender: 'user',
    text: ticket.description ?? '',
    at: ticket.createdAt ?? '',
    files: ticket.attachments ?? [],
    refused: [],
  };
  const messages = (ticket.messages ?? []).map(
    ({ id = '', sender = 'user', message = '', timestamp = '', attachments = [], refused }) => ({
      id, sender, text: message, at: timestamp, files: attachments, refused: refused ?? [],
    }),
  );
  return [question, ...messages];
}

/** Texts of people stay text, whatever they look like. */
export function Conversation({ entries, ...of }: FilesOf & { entries: readonly Entry[] }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  return (
    <ol className={classes.entries} aria-label={t.conversation}>
      {entries.map(({ id, kind, who, text, at, files = [], refused = [] }) => (
        <li key={id} className={classes.entry} data-kind={kind}>
          <div className={classes.head}>
            <Text fw={600} size="sm" className={classes.who}>
              {kind === 'note' && <IconLock size={16} aria-hidden />}
              {kind === 'note' ? t.noteOf(who) : who}
            </Text>
            {at && (
              <Text size="sm" c="dimmed" component="time" dateTime={at}>
                {dateTime(at)}
              </Text>
            )}
          </div>
          <div className={classes.text}>{text}</div>
          <FileList files={files} {...of} />
          {refused.length > 0 && (
            <Text size="sm" c="dimmed" mt={6} className={classes.text}>
              {t.filesRefused(refused.join(', '))}
            </Text>
          )}
        </li>
      ))}
    </ol>
  );
}
